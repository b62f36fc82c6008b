package io.harpline.operator;

import io.harpline.operator.audit.AlertSearch;
import io.harpline.operator.domain.Audit;
import io.harpline.operator.domain.Judge;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.terminal.AuditPage;
import io.harpline.operator.terminal.Printable;
import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.gardin.UnverifiedReason;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Tells one alert's whole story.
@Command(
        name = "audit",
        description = {
            "Tells one alert's whole story, in the order of time: each notification, with its signature checked again over"
                    + " the bytes that stand in the archive; what became of it; the events that it made; each request to"
                    + " Harp; dead letters and what was sent again; what was refused and is kept apart. Then how the"
                    + " alert stands now, what Harp last acknowledged, and whether they agree.",
            "What was received more than a day before the time in the alert's id is not looked at, unless there is nothing"
                    + " after it. What retention has removed, nobody can tell.",
            "What an ok signature proves, and to whom, ./harpline verify-archive --help says."
        },
        footer = {
            "",
            "Exit code: 0 all agrees; 1 it does not, or not yet, or a signature is not ok; 2 it could not be found out;"
                    + " 3 nothing is known of such an alert or notification.",
            "",
            "Examples:",
            "  ./harpline audit 01H8XGJWBWBAQ4Z4X9V6ZK3M5T/01H8XGJWC3D4E5F6G7H8J9K0M1",
            "  ./harpline audit 01H8XGJWC3D4E5F6G7H8J9K0M1 --keys /etc/harpline/keys --json"
        })
public final class AuditCommand implements Callable<Integer> {

    private static final int NOT_KNOWN = 3;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private KeysOption keys = new KeysOption();

    @Parameters(
            paramLabel = "[TENANT/]ALERT|NOTIFICATION",
            description =
                    "the alert, or the id of one of its notifications; with the tenant it reads one partition of each"
                            + " topic, without it first looks through all of the archive's")
    private String id = "";

    @Option(
            names = "--json",
            description =
                    "as a JSON object {alert, notificationId, since, entries, state, acknowledged, agrees, doubts}")
    private boolean json;

    @Override
    public Integer call() {
        String[] parts = id.split("/", -1);
        if (parts.length > 2 || parts[0].isEmpty() || parts[parts.length - 1].isEmpty()) {
            throw new ParameterException(
                    command.commandLine(),
                    "'" + id + "' is neither TENANT/ALERT, nor ALERT, nor the id of a notification");
        }
        Optional<Audit> audit;
        try (Cluster cluster = kafka.reach()) {
            Judge judge = new Judge(keys.read(), EnumSet.allOf(UnverifiedReason.class), Map.of());
            AlertSearch search = new AlertSearch(cluster, judge, Instant.now());
            audit = parts.length == 2 ? search.ofAlert(new AlertKey(parts[0], parts[1])) : search.ofId(id);
        }
        if (audit.isEmpty()) {
            throw new ExpectedFailure("nothing is known of " + Printable.of(id), NOT_KNOWN);
        }
        print(audit.get());
        return audit.get().agrees() ? 0 : 1;
    }

    private void print(Audit audit) {
        PrintWriter out = command.commandLine().getOut();
        AuditPage page = new AuditPage(audit);
        if (json) {
            page.printJson(out);
        } else {
            page.print(out, command.commandLine().getColorScheme().ansi());
        }
    }
}
