package io.harpline.operator.ledger;

import io.harpline.operator.ExpectedFailure;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;

/// Shows metrics at `/metrics`.
public final class MetricsServer implements AutoCloseable {

    private final HTTPServer server;

    private MetricsServer(HTTPServer server) {
        this.server = server;
    }

    /// Starts it.
    ///
    /// @param host where it is to be reached
    /// @param port 0 for any that is free
    /// @throws ExpectedFailure if it cannot listen there
    public static MetricsServer start(String host, int port, LedgerMetrics metrics) {
        PrometheusRegistry registry = new PrometheusRegistry();
        registry.register(metrics);
        try {
            return new MetricsServer(HTTPServer.builder()
                    .hostname(host)
                    .port(port)
                    .registry(registry)
                    .buildAndStart());
        } catch (IOException taken) {
            throw new ExpectedFailure("no metrics at " + host + ":" + port + ": " + taken.getMessage());
        }
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.close();
    }
}
