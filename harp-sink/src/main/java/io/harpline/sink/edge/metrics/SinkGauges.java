package io.harpline.sink.edge.metrics;

import io.harpline.sink.app.Dispatcher;
import io.harpline.sink.app.Standing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/// What is on its way to Harp, and which integrations are out.
@Singleton
class SinkGauges implements MeterBinder {

    private final Dispatcher dispatcher;
    private final SinkMetrics metrics;

    SinkGauges(Dispatcher dispatcher, SinkMetrics metrics) {
        this.dispatcher = dispatcher;
        this.metrics = metrics;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "in.flight", "Requests to Harp without an answer yet", Tags.empty(), Standing::inFlight);
        gauge(registry, "waiting", "Other events that are not finished", Tags.empty(), Standing::waiting);
        gauge(
                registry,
                "oldest.age.seconds",
                "How long ago the oldest event was received that Harp has not acknowledged",
                Tags.empty(),
                SinkGauges::oldestAge);
        dispatcher.standing().outages().keySet().forEach(integration -> {
            metrics.of(integration);
            gauge(
                    registry,
                    "breaker.open",
                    "1 while an integration is out",
                    Tags.of("integration", integration),
                    standing -> standing.outages().getOrDefault(integration, false) ? 1 : 0);
        });
    }

    private static double oldestAge(Standing standing) {
        return standing.oldest()
                .map(received -> Duration.between(received, Clock.systemUTC().instant()))
                .map(age -> Math.max(0, age.toMillis()) / 1_000.0)
                .orElse(0.0);
    }

    private void gauge(
            MeterRegistry registry, String what, String description, Tags tags, ToDoubleFunction<Standing> value) {
        Gauge.builder("harpline.sink." + what, dispatcher, deliveries -> value.applyAsDouble(deliveries.standing()))
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }
}
