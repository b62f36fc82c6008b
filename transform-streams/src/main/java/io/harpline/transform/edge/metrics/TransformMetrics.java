package io.harpline.transform.edge.metrics;

import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.NotificationOutcome.Result;
import io.harpline.schemas.gardin.QuarantineReason;
import io.harpline.schemas.topic.Origin;
import io.harpline.transform.topology.Tally;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Counts what becomes of notifications. All series are there from the start, and every record finds its own without a
/// search, since this is called for each of an archive of many millions.
@Singleton
public final class TransformMetrics implements Tally {

    private static final Logger LOG = Logger.getLogger(TransformMetrics.class);

    private static final Duration[] LAGS = LongStream.of(
                    5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000, 3_600_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final InstantSource clock;
    private final Map<Result, Counter> results = new EnumMap<>(Result.class);
    private final Map<QuarantineReason, Counter> quarantined = new EnumMap<>(QuarantineReason.class);
    private final Map<AlertEventType, Counter> events = new EnumMap<>(AlertEventType.class);
    private final Timer lag;
    private final Counter forgotten;

    @Inject
    TransformMetrics(MeterRegistry registry) {
        this(registry, Clock.systemUTC());
    }

    TransformMetrics(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        for (Result result : Result.values()) {
            if (result != Result.QUARANTINED) {
                results.put(result, notifications(registry, result, "-"));
            }
        }
        for (QuarantineReason reason : QuarantineReason.values()) {
            quarantined.put(reason, notifications(registry, Result.QUARANTINED, Labels.of(reason)));
        }
        for (AlertEventType type : AlertEventType.values()) {
            events.put(
                    type,
                    Counter.builder("harpline.transform.events")
                            .description("Events made")
                            .tag("type", Labels.of(type))
                            .register(registry));
        }
        lag = Timer.builder("harpline.transform.lag")
                .description("From the receipt of a notification to the making of its event")
                .serviceLevelObjectives(LAGS)
                .register(registry);
        forgotten = Counter.builder("harpline.transform.forgotten")
                .description("Closed alerts that the horizon has passed")
                .register(registry);
    }

    @Override
    public void concluded(NotificationOutcome outcome) {
        increment(outcome.reason() == null ? results.get(outcome.result()) : quarantined.get(outcome.reason()));
        if (outcome.eventType() != null) {
            increment(events.get(outcome.eventType()));
            long millis = clock.millis() - outcome.receivedAt().toEpochMilli();
            lag.record(Math.max(0, millis), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void forgotten() {
        forgotten.increment();
    }

    @Override
    public void failedAt(Origin origin, RuntimeException defect) {
        LOG.errorf(
                withoutMessage(defect),
                "Failed at a record, which is quarantined topic=%s partition=%d offset=%d",
                origin.topic(),
                origin.partition(),
                origin.offset());
    }

    /// Its message may quote the body.
    private static Throwable withoutMessage(RuntimeException defect) {
        Throwable mute = new IllegalStateException(defect.getClass().getName());
        mute.setStackTrace(defect.getStackTrace());
        return mute;
    }

    private static Counter notifications(MeterRegistry registry, Result result, String reason) {
        return Counter.builder("harpline.transform.notifications")
                .description("Archived notifications, by what became of them")
                .tag("outcome", Labels.of(result))
                .tag("reason", reason)
                .register(registry);
    }

    private static void increment(@Nullable Counter counter) {
        if (counter != null) {
            counter.increment();
        }
    }
}
