package io.harpline.operator;

import io.harpline.operator.domain.Quarantined;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Quarantine;
import io.harpline.operator.terminal.JsonArray;
import io.harpline.operator.terminal.QuarantineTable;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Lists quarantined notifications.
@Command(
        name = "list",
        description = {
            "Lists the notifications that could not be applied to their alerts, the first received first:",
            "  UNREADABLE     no JSON object, or an id or another needed field is no text, or stands twice",
            "  UNKNOWN_VALUE  an event, severity or type that this version does not know",
            "  BAD_TIMESTAMP  no timestamp, or none that can be read",
            "  KEY_MISMATCH   the archive has it under a key that its body does not name",
            "  CONFLICTING    its notificationId was seen before, with other bytes",
            "  TOO_LATE       older than the horizon, of an alert of which nothing is known: it may be closed",
            "  UNPROCESSABLE  transform-streams failed at it: a defect of Harpline, which its log tells of"
        },
        footer = {
            "",
            "Exit code: 0 listed, even if there are none; 2 it could not be found out.",
            "",
            "Examples:",
            "  ./harpline quarantine list --since 2h",
            "  ./harpline quarantine list --reason UNKNOWN_VALUE --field event --json"
        })
public final class QuarantineListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private QuarantineOptions options = new QuarantineOptions();

    @Option(
            names = "--json",
            description = "as a JSON array of {place, receivedAt, key, reason, field, source, origin, bytes}")
    private boolean json;

    @Override
    public Integer call() {
        List<Quarantined> found;
        try (Cluster cluster = kafka.reach()) {
            found = new Quarantine(cluster).find(options.query(Instant.now()));
        }
        QuarantineTable table = new QuarantineTable(found);
        var out = command.commandLine().getOut();
        if (json) {
            JsonArray.print(out, table.json());
        } else {
            table.print(out, command.commandLine().getColorScheme().ansi());
        }
        return 0;
    }
}
