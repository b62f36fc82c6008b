package io.harpline.transform.edge.metrics;

import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.Gap;
import io.harpline.schemas.alert.Severity;
import io.harpline.transform.topology.Census;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Has the alerts counted again and again, and shows the latest count. While they cannot be counted, and
/// once closed, it shows nothing: an old number would be counted twice, beside that of the instance to
/// which its partitions went.
final class AlertGauges implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(AlertGauges.class);
    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofSeconds(1);
    private static final Duration SHORTEST_REST = Duration.ofSeconds(10);

    /// Rests so many times as long as it counts, so that it takes a twentieth of a core at most.
    private static final int REST = 20;

    private final Supplier<Census> census;
    private final MultiGauge open;
    private final MultiGauge gaps;
    private final MultiGauge silent;
    private final Thread counting;
    private boolean closed;

    /// @param census fails while alerts cannot be counted
    AlertGauges(MeterRegistry registry, Supplier<Census> census) {
        this.census = census;
        open = MultiGauge.builder("harpline.transform.open.alerts")
                .description("Open alerts")
                .register(registry);
        gaps = MultiGauge.builder("harpline.transform.gaps")
                .description("Alerts of which a notification was lost before it reached us")
                .register(registry);
        silent = MultiGauge.builder("harpline.transform.silent.alerts")
                .description("Open alerts of which nothing was received for long")
                .register(registry);
        counting = Thread.ofPlatform().daemon().name("alert-census").start(this::countOn);
    }

    private void countOn() {
        try {
            while (true) {
                long begin = System.nanoTime();
                boolean counted = count();
                long rest = REST * (System.nanoTime() - begin);
                Thread.sleep(counted ? Duration.ofNanos(Math.max(rest, SHORTEST_REST.toNanos())) : UNTIL_TRIED_AGAIN);
            }
        } catch (InterruptedException isClosed) {
            LOG.debug("alerts are counted no more");
        }
    }

    private boolean count() {
        try {
            show(census.get());
            return true;
        } catch (RuntimeException uncountable) {
            LOG.debug("alerts cannot be counted now", uncountable);
            hide();
            return false;
        }
    }

    private synchronized void show(Census now) {
        if (closed) {
            return;
        }
        open.register(
                Stream.of(AlertType.values())
                        .<Row<?>>flatMap(type -> Stream.of(Severity.values())
                                .map(severity -> Row.of(
                                        Tags.of("type", Labels.of(type), "severity", Labels.of(severity)),
                                        now.open(type, severity))))
                        .toList(),
                true);
        gaps.register(
                Arrays.stream(Gap.values())
                        .<Row<?>>map(gap -> Row.of(Tags.of("gap", Labels.of(gap)), now.with(gap)))
                        .toList(),
                true);
        silent.register(List.of(Row.of(Tags.empty(), now.silent())), true);
    }

    private synchronized void hide() {
        Stream.of(open, gaps, silent).forEach(gauge -> gauge.register(List.of(), true));
    }

    @Override
    public synchronized void close() {
        closed = true;
        counting.interrupt();
        hide();
    }
}
