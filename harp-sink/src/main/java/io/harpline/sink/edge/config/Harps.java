package io.harpline.sink.edge.config;

import io.harpline.sink.app.Harp;
import io.harpline.sink.edge.http.CallLimits;
import io.harpline.sink.edge.http.HttpHarp;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/// The integrations of Harp, each with connections of its own.
final class Harps implements AutoCloseable {

    private final Map<String, HttpHarp> byName = new HashMap<>();

    /// @throws io.harpline.schemas.settings.BadConfig if a URL may not be posted to
    Harps(SinkSettings settings, Vertx vertx) {
        CallLimits limits =
                new CallLimits(settings.maxInFlight(), settings.connectTimeout(), settings.requestTimeout());
        settings.integrations()
                .forEach((name, url) -> byName.put(
                        name,
                        settings.refuseLocalAddresses()
                                ? HttpHarp.exceptLocal(vertx, url, limits, Clock.systemUTC())
                                : HttpHarp.anywhere(vertx, url, limits, Clock.systemUTC())));
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
