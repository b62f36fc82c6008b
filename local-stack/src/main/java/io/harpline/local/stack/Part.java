package io.harpline.local.stack;

/// A part of the stack, in the order of their starts.
public enum Part {
    KAFKA("kafka", "HARPLINE_KAFKA_PORT", 9092, ""),
    HARP_SIMULATOR("harp-simulator", "HARPLINE_HARP_PORT", 8090, "/alerts"),
    INGEST("ingest", "HARPLINE_INGEST_PORT", 8080, "/q/health/ready"),
    TRANSFORM("transform", "HARPLINE_TRANSFORM_PORT", 8081, "/q/health/ready"),
    SINK("sink", "HARPLINE_SINK_PORT", 8082, "/q/health/ready");

    private final String label;
    private final String portKey;
    private final int defaultPort;
    private final String healthPath;

    Part(String label, String portKey, int defaultPort, String healthPath) {
        this.label = label;
        this.portKey = portKey;
        this.defaultPort = defaultPort;
        this.healthPath = healthPath;
    }

    /// Its name in status and in front of its log lines.
    public String label() {
        return label;
    }

    /// The environment variable that moves it to another port.
    String portKey() {
        return portKey;
    }

    int defaultPort() {
        return defaultPort;
    }

    String healthPath() {
        return healthPath;
    }
}
