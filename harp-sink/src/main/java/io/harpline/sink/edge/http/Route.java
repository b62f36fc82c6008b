package io.harpline.sink.edge.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How posts to a URL are addressed: in its host's name, and to an address of that host or of the proxy before it.
final class Route {

    private final URI uri;
    private final Optional<InetSocketAddress> proxy;
    private @Nullable InetAddress latest;
    private RequestOptions options = new RequestOptions();

    Route(URI uri) {
        this.uri = URI.create(uri.toASCIIString());
        this.proxy = Proxies.of(uri);
    }

    boolean isProxied() {
        return proxy.isPresent();
    }

    /// Whose address is connected to.
    String connectsTo() {
        return proxy.map(InetSocketAddress::getHostString).orElseGet(uri::getHost);
    }

    /// Not to be changed: it serves all posts until there is another address.
    RequestOptions to(InetAddress address) {
        if (!address.equals(latest)) {
            latest = address;
            options = new RequestOptions()
                    .setMethod(HttpMethod.POST)
                    .setSsl(isTls())
                    .setHost(uri.getHost())
                    .setPort(port())
                    .setURI(target())
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Accept", "application/json")
                    .putHeader("User-Agent", "Harpline");
            proxy.ifPresentOrElse(
                    by -> options.setProxyOptions(new ProxyOptions()
                            .setType(ProxyType.HTTP)
                            .setHost(address.getHostAddress())
                            .setPort(by.getPort())),
                    // As numbers: by its name it would be told from another address of that name by nobody.
                    () -> options.setServer(SocketAddress.inetSocketAddress(port(), address.getHostAddress())));
        }
        return options;
    }

    private boolean isTls() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private int port() {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return isTls() ? 443 : 80;
    }

    private String target() {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = Objects.requireNonNullElse(uri.getRawQuery(), "");
        return query.isEmpty() ? path : path + "?" + query;
    }
}
