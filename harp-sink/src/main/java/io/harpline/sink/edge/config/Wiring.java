package io.harpline.sink.edge.config;

import io.harpline.sink.app.DeliveredVersions;
import io.harpline.sink.app.Dispatcher;
import io.harpline.sink.app.Limits;
import io.harpline.sink.app.OffsetTracker;
import io.harpline.sink.app.SessionTime;
import io.harpline.sink.app.Tally;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
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
    Harps harps(SinkSettings settings, Vertx vertx) {
        return new Harps(settings, vertx);
    }

    /// Made at the start and not for the first partition, so that a URL which may not be posted to is told at once.
    void begin(@Observes StartupEvent start, Harps harps) {}

    void close(@Disposes Harps harps) {
        harps.close();
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
            Harps harps,
            DeliveredVersions versions,
            SessionTime session,
            DeliveryThread loop,
            Tally tally) {
        return new Dispatcher(
                settings.routing(),
                harps.byName(),
                new Limits(settings.maxInFlight(), settings.drainRate(), settings.retry()),
                versions,
                session,
                new SplittableRandom(),
                Clock.systemUTC(),
                loop,
                tally);
    }
}
