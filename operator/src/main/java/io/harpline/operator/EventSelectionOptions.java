package io.harpline.operator;

import io.harpline.operator.domain.EventSelection;
import io.harpline.operator.domain.Period;
import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.Severity;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which events.
final class EventSelectionOptions {

    @Option(
            names = {"--from", "--since"},
            paramLabel = "TIME",
            description = "only what was received then or later: 2026-11-22T06:00:00Z, or 2h for two hours ago")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "only what was received before that")
    private @Nullable Instant to;

    @Option(names = "--tenant", paramLabel = "TENANT", description = "only those of this tenantId")
    private @Nullable String tenant;

    @Option(names = "--alert", paramLabel = "TENANT/ALERT", description = "only those of this alert")
    private @Nullable String alert;

    @Option(names = "--type", paramLabel = "TYPE", description = "only events of it: ${COMPLETION-CANDIDATES}")
    private @Nullable AlertEventType type;

    @Option(
            names = "--severity",
            paramLabel = "SEVERITY",
            description = "only those after which the alert has it: ${COMPLETION-CANDIDATES}")
    private @Nullable Severity severity;

    @Option(names = "--event", paramLabel = "EVENT", description = "only the one of this eventId")
    private @Nullable String eventId;

    /// Whether an alert is named as no alert is.
    boolean namesNoAlert() {
        return alert != null && !alert.contains("/");
    }

    /// Empty where it begins behind its end.
    Optional<EventSelection> selection() {
        Period period = new Period(from == null ? Period.ALWAYS.from() : from, to == null ? Period.ALWAYS.to() : to);
        return Optional.of(new EventSelection(
                        period,
                        Optional.ofNullable(tenant),
                        Optional.ofNullable(alert),
                        Optional.ofNullable(type),
                        Optional.ofNullable(severity),
                        Optional.ofNullable(eventId)))
                .filter(_ -> period.from().isBefore(period.to()));
    }
}
