package io.harpline.ingest.edge.http;

import io.harpline.ingest.edge.config.IngestConfig;
import io.harpline.ingest.edge.metrics.Rejection;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Mutual TLS where it is demanded. Quarkus fixes its own setting for that when the service is built.
///
/// The port without TLS stays open for health checks; the webhook is not to be reached through it then.
@Singleton
public class ClientCertificates implements HttpServerOptionsCustomizer {

    private static final int BEFORE_THE_WEBHOOK = -1;

    private final boolean demanded;

    ClientCertificates(IngestConfig config) {
        this.demanded = config.tls().clientsCa().isPresent();
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        if (demanded) {
            options.setClientAuth(ClientAuth.REQUIRED);
        }
    }

    void register(@Observes Router router) {
        if (demanded) {
            router.route("/webhooks/*").order(BEFORE_THE_WEBHOOK).handler(ClientCertificates::overTlsAlone);
        }
    }

    private static void overTlsAlone(RoutingContext routing) {
        // Of the connection: the request would believe a proxy's header.
        if (routing.request().connection().isSsl()) {
            routing.next();
        } else {
            Rejection.NO_CERTIFICATE.mark(routing);
            Webhook.refuse(
                    routing.request(),
                    Problem.of(403, "Forbidden", "the webhook is to be reached over TLS, with a client certificate"));
        }
    }
}
