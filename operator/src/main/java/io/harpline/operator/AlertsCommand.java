package io.harpline.operator;

import static java.util.stream.Collectors.joining;

import io.harpline.operator.domain.AlertQuery;
import io.harpline.operator.kafka.AlertStates;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.terminal.JsonArray;
import io.harpline.operator.terminal.Table;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.Gap;
import io.harpline.schemas.json.Rfc3339;
import java.time.Duration;
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

/// Lists alerts as they stand.
@Command(
        name = "alerts",
        description = "Lists the alerts of alerts.state.v1 as they stand now.",
        footer = {
            "",
            "Exit code: 0 listed, even if there are none; 2 it could not be found out.",
            "",
            "Examples:",
            "  ./harpline alerts --open",
            "  ./harpline alerts --silent 7d --tenant 01H8XGJWBWBAQ4Z4X9V6ZK3M5T --json"
        })
public final class AlertsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Option(names = "--open", description = "only open ones")
    private boolean open;

    @Option(
            names = "--silent",
            paramLabel = "TIME",
            description = "only open ones of which no notification was received for so long: 2h, 7d")
    private @Nullable Duration silent;

    @Option(names = "--tenant", paramLabel = "TENANT", description = "only those of this tenantId")
    private @Nullable String tenant;

    @Option(names = "--json", description = "as a JSON array of values of alerts.state.v1")
    private boolean json;

    @Override
    public Integer call() {
        Optional<Instant> silentSince = Optional.ofNullable(silent).map(Instant.now()::minus);
        AlertQuery query =
                new AlertQuery(open || silentSince.isPresent(), false, silentSince, Optional.ofNullable(tenant));
        List<AlertState> alerts;
        try (Cluster cluster = kafka.reach()) {
            alerts = new AlertStates(cluster).find(query);
        }
        var out = command.commandLine().getOut();
        if (json) {
            JsonArray.print(out, alerts);
        } else if (alerts.isEmpty()) {
            out.println("no such alerts");
        } else {
            new Table(
                            List.of("ALERT", "PHASE", "SEVERITY", "TYPE", "RAISED", "LAST RECEIVED", "GAPS"),
                            alerts.stream().map(AlertsCommand::cells).toList())
                    .print(out, command.commandLine().getColorScheme().ansi());
        }
        return 0;
    }

    private static List<String> cells(AlertState alert) {
        Instant raisedAt = alert.raisedAt();
        return List.of(
                alert.key().toString(),
                alert.phase().name(),
                alert.severity().name(),
                alert.alertType().name(),
                raisedAt == null ? "-" : Rfc3339.format(raisedAt),
                Rfc3339.format(alert.lastReceivedAt()),
                alert.gaps().stream().map(Gap::name).collect(joining(",")));
    }
}
