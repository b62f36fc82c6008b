package io.harpline.local.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/// Runs one Kafka node until SIGTERM: `BrokerMain DATA_DIRECTORY PORT [PARENT_PID]`.
/// With a parent's pid it does not outlive that process. What stands in `DATA_DIRECTORY/broker.properties`, if that is
/// there, comes on top of [BrokerSettings].
public final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 2) {
            dieWith(Long.parseLong(arguments[2]));
        }
        Path directory = Path.of(arguments[0]).toAbsolutePath();
        BrokerSettings settings =
                new BrokerSettings(directory.resolve("log"), Integer.parseInt(arguments[1]), FreePort.ephemeral());
        Properties properties = settings.properties();
        properties.putAll(ownSettings(directory.resolve("broker.properties")));
        KafkaConfig config = new KafkaConfig(properties, false);
        formatIfNew(settings.logDirectory(), config);
        run(config);
    }

    private static Properties ownSettings(Path file) throws IOException {
        Properties own = new Properties();
        if (Files.exists(file)) {
            try (Reader content = Files.newBufferedReader(file)) {
                own.load(content);
            }
        }
        return own;
    }

    private static void run(KafkaConfig config) {
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
        try {
            server.startup();
        } catch (RuntimeException failed) {
            System.err.println("the broker does not start: " + failed.getMessage());
            System.exit(1);
        }
        server.awaitShutdown();
    }

    private static void formatIfNew(Path logDirectory, KafkaConfig config) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(config.nodeId())
                .setClusterId(BrokerSettings.CLUSTER_ID)
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setControllerListenerName(
                        config.getList("controller.listener.names").getFirst())
                .setMetadataLogDirectory(logDirectory.toString())
                .addDirectory(logDirectory.toString())
                .setIgnoreFormatted(true)
                .run();
    }

    private static void dieWith(long parent) throws IOException {
        ProcessHandle watched =
                ProcessHandle.of(parent).orElseThrow(() -> new IOException("the parent process has ended"));
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            watched.onExit().join();
            Runtime.getRuntime().halt(1);
        });
    }
}
