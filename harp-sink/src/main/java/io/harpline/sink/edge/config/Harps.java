package io.harpline.sink.edge.config;

import io.harpline.sink.app.Harp;
import io.harpline.sink.edge.http.AddressGuard;
import io.harpline.sink.edge.http.HttpHarp;
import io.harpline.sink.edge.http.LocalAddresses;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/// The integrations of Harp, each with connections of its own.
final class Harps implements AutoCloseable {

    private final Map<String, HttpHarp> byName = new HashMap<>();

    /// @throws io.harpline.schemas.settings.BadConfig if a URL may not be posted to
    Harps(SinkSettings settings) {
        AddressGuard guard =
                settings.refuseLocalAddresses() ? new LocalAddresses(settings.connectTimeout()) : AddressGuard.NONE;
        settings.integrations()
                .forEach((name, url) -> byName.put(
                        name,
                        new HttpHarp(
                                url, settings.connectTimeout(), settings.requestTimeout(), Clock.systemUTC(), guard)));
    }

    /// Each by its name.
    Map<String, Harp> byName() {
        return Map.copyOf(byName);
    }

    @Override
    public void close() {
        byName.values().forEach(HttpHarp::close);
    }
}
