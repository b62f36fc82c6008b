package io.harpline.operator;

import static java.util.stream.Collectors.joining;

import io.harpline.operator.domain.AlertQuery;
import io.harpline.operator.kafka.AlertStates;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.terminal.JsonArray;
import io.harpline.operator.terminal.Table;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.Gap;
import io.harpline.schemas.alert.Phase;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.json.Rfc3339;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Lists the alerts that show that a notification was lost before it reached Harpline.
@Command(
        name = "gaps",
        description = {
            "Lists the alerts that show that a notification was lost before it reached Harpline:",
            "  RAISED_MISSING   nobody ever said that the alert was raised",
            "  SEVERITY_MISSED  a severity was left that nobody ever said was reached",
            "A notification that comes late heals them."
        },
        footer = {
            "",
            "Exit code: 0 there are none, 1 there are some, 2 it could not be found out.",
            "",
            "Examples:",
            "  ./harpline gaps",
            "  ./harpline gaps --bootstrap-server kafka:9092 --command-config client.properties --json"
        })
public final class GapsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Option(names = "--tenant", paramLabel = "TENANT", description = "only the alerts of this tenantId")
    private @Nullable String tenant;

    @Option(
            names = "--json",
            description = "as a JSON array of {tenantId, alertId, gaps, phase, severity, since, lastReceivedAt}")
    private boolean json;

    /// @param since when the alert's first notification was received
    private record Line(
            String tenantId,
            String alertId,
            List<Gap> gaps,
            Phase phase,
            Severity severity,
            Instant since,
            Instant lastReceivedAt) {

        static Line of(AlertState alert) {
            return new Line(
                    alert.tenantId(),
                    alert.alertId(),
                    alert.gaps(),
                    alert.phase(),
                    alert.severity(),
                    alert.firstReceivedAt(),
                    alert.lastReceivedAt());
        }

        List<String> cells() {
            return List.of(
                    tenantId + "/" + alertId,
                    gaps.stream().map(Gap::name).collect(joining(",")),
                    phase.name(),
                    severity.name(),
                    Rfc3339.format(since),
                    Rfc3339.format(lastReceivedAt));
        }
    }

    @Override
    public Integer call() {
        List<Line> lines;
        try (Cluster cluster = kafka.reach()) {
            AlertQuery withGaps = new AlertQuery(false, true, Optional.empty(), Optional.ofNullable(tenant));
            lines = new AlertStates(cluster)
                    .find(withGaps).stream().map(Line::of).toList();
        }
        var out = command.commandLine().getOut();
        if (json) {
            JsonArray.print(out, lines);
        } else if (lines.isEmpty()) {
            out.println("no gaps");
        } else {
            new Table(
                            List.of("ALERT", "GAPS", "PHASE", "SEVERITY", "SINCE", "LAST RECEIVED"),
                            lines.stream().map(Line::cells).toList())
                    .print(out, command.commandLine().getColorScheme().ansi());
        }
        return lines.isEmpty() ? 0 : 1;
    }
}
