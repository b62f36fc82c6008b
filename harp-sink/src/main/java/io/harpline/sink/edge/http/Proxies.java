package io.harpline.sink.edge.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Optional;

/// The JVM's HTTP proxies: `https.proxyHost` and what belongs to it.
final class Proxies {

    private Proxies() {}

    /// The one by which a URL is to be reached, its name not looked up yet; none where it is to be reached directly.
    static Optional<InetSocketAddress> of(URI uri) {
        return Optional.ofNullable(ProxySelector.getDefault())
                .flatMap(selector -> selector.select(uri).stream()
                        .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
                        .map(proxy -> (InetSocketAddress) proxy.address())
                        .findFirst());
    }
}
