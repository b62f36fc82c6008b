package io.harpline.sink.edge.config;

import io.harpline.sink.app.DeliveredVersions;
import io.harpline.sink.app.Dispatcher;
import io.harpline.sink.app.Limits;
import io.harpline.sink.app.OffsetTracker;
import io.harpline.sink.app.SessionTime;
import io.harpline.sink.app.Tally;
import io.harpline.sink.domain.HarpMapping;
import io.harpline.sink.domain.Routed;
import io.harpline.sink.edge.http.HttpHarp;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.SplittableRandom;

/// Puts the parts together that know nothing of Kafka.
@Singleton
class Wiring {

    @Produces
    @Singleton
    SinkSettings settings(SinkConfig config) {
        return SinkSettings.of(config);
    }

    @Produces
    @Singleton
    DeliveryThread loop() {
        return new DeliveryThread();
    }

    void close(@Disposes DeliveryThread loop) {
        loop.close();
    }

    @Produces
    @Singleton
    HttpHarp harp(SinkSettings settings) {
        return new HttpHarp(
                settings.integrationUrl(), settings.connectTimeout(), settings.requestTimeout(), Clock.systemUTC());
    }

    void close(@Disposes HttpHarp harp) {
        harp.close();
    }

    @Produces
    @Singleton
    OffsetTracker tracker(SinkSettings settings) {
        return new OffsetTracker(settings.maxUnfinished(), settings.maxUnfinishedBytes());
    }

    @Produces
    @Singleton
    DeliveredVersions versions() {
        return new DeliveredVersions();
    }

    @Produces
    @Singleton
    Dispatcher dispatcher(
            SinkSettings settings,
            HttpHarp harp,
            DeliveredVersions versions,
            SessionTime session,
            DeliveryThread loop,
            Tally tally) {
        return new Dispatcher(
                event -> new Routed.To(settings.destination(), HarpMapping.of(event)),
                Map.of(settings.destination(), harp),
                new Limits(settings.maxInFlight(), settings.drainRate(), settings.retry()),
                versions,
                session,
                new SplittableRandom(),
                Clock.systemUTC(),
                loop,
                tally);
    }
}
