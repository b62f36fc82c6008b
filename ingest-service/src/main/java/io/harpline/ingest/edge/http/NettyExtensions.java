package io.harpline.ingest.edge.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/// Has Netty look for [UnreadAnswersLimit]: this runs before the first port is opened, and nothing else of
/// Quarkus or Vert.x lets one have a word on a connection as such. Within a @QuarkusTest, whose class loaders
/// hide the one from the other, Netty finds nothing; the test of it runs the service as it is shipped.
@Singleton
class NettyExtensions implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customizeHttpServer(options);
    }
}
