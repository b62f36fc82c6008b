package io.harpline.operator.ledger;

import io.harpline.operator.ExpectedFailure;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;

/// Shows metrics at `/metrics`.
public final class MetricsServer implements AutoCloseable {

    private final String host;
    private final HTTPServer server;

    private MetricsServer(String host, HTTPServer server) {
        this.host = host;
        this.server = server;
    }

    /// Starts it.
    ///
    /// @throws ExpectedFailure if it cannot listen there
    public static MetricsServer start(Address address, LedgerMetrics metrics) {
        PrometheusRegistry registry = new PrometheusRegistry();
        registry.register(metrics);
        try {
            return new MetricsServer(
                    address.host(),
                    HTTPServer.builder()
                            .hostname(address.host())
                            .port(address.port())
                            .registry(registry)
                            .buildAndStart());
        } catch (IOException taken) {
            throw new ExpectedFailure("no metrics at " + address + ": " + taken.getMessage());
        }
    }

    /// Where it is.
    public Address address() {
        return new Address(host, server.getPort());
    }

    @Override
    public void close() {
        server.close();
    }
}
