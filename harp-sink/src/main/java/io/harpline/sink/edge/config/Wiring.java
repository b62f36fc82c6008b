package io.harpline.sink.edge.config;

import io.harpline.sink.app.DeliveredVersions;
import io.harpline.sink.app.Dispatcher;
import io.harpline.sink.app.OffsetTracker;
import io.harpline.sink.edge.http.AddressGuard;
import io.harpline.sink.edge.http.HttpHarp;
import io.harpline.sink.edge.http.LocalAddresses;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
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
                settings.integrationUrl(),
                settings.connectTimeout(),
                settings.requestTimeout(),
                Clock.systemUTC(),
                settings.refuseLocalAddresses() ? new LocalAddresses(settings.connectTimeout()) : AddressGuard.NONE);
    }

    /// Made at the start and not for the first partition, so that a URL which may not be posted to is told at once.
    void begin(@Observes StartupEvent start, HttpHarp harp) {}

    void close(@Disposes HttpHarp harp) {
        harp.close();
    }

    @Produces
    @Singleton
    OffsetTracker tracker(SinkSettings settings) {
        return new OffsetTracker(settings.maxUnfinished());
    }

    @Produces
    @Singleton
    DeliveredVersions versions() {
        return new DeliveredVersions();
    }

    @Produces
    @Singleton
    Dispatcher dispatcher(SinkSettings settings, HttpHarp harp, DeliveredVersions versions, DeliveryThread loop) {
        return new Dispatcher(
                settings.destination(),
                harp,
                settings.maxInFlight(),
                versions,
                settings.retry(),
                new SplittableRandom(),
                Clock.systemUTC(),
                loop);
    }
}
