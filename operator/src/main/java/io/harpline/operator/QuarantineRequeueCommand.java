package io.harpline.operator;

import io.harpline.operator.domain.Place;
import io.harpline.operator.domain.QuarantineQuery;
import io.harpline.operator.domain.Quarantined;
import io.harpline.operator.domain.RequeueTally;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.move.Requeue;
import io.harpline.operator.redrive.Interruption;
import io.harpline.operator.terminal.Confirmation;
import io.harpline.operator.terminal.Progress;
import io.harpline.operator.terminal.RequeuePage;
import io.harpline.schemas.operation.Operation;
import io.harpline.schemas.operation.Operation.Kind;
import io.harpline.schemas.topic.Topics;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Gives what could not be applied its second chance.
@Command(
        name = "requeue",
        description = {
            "Puts quarantined notifications through transform-streams again, after a fix: writes their exact bytes and"
                    + " headers into gardin.notifications.v1 once more, with the time at which they were first received,"
                    + " under the key that ingest-service would give them now, and with their place in the quarantine"
                    + " as origin.",
            "Each is requeued once, however often this runs or is interrupted: what the archive has from the quarantine"
                    + " under its ingest-id is not moved again. A run ends one that is under way.",
            "What transform-streams still cannot apply, it quarantines again, as a further record, which can be requeued in"
                    + " turn. So roll the fix out first. What is TOO_LATE stays so, and of what is CONFLICTING the first"
                    + " content stays the one that counts."
        },
        footer = {
            "",
            "Exit code: 0 all that was chosen is requeued, by this run or before, or it was only shown; 1 it was"
                    + " interrupted and some is left; 2 it could not be done, or not to its end.",
            "",
            "Examples:",
            "  ./harpline quarantine requeue --reason UNKNOWN_VALUE --field event --dry-run",
            "  ./harpline quarantine requeue 3-127 0-4 --yes"
        })
public final class QuarantineRequeueCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private QuarantineOptions options = new QuarantineOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "PLACE",
            description = "where they stand, as list says: PARTITION-OFFSET, or alerts.quarantine.v1-PARTITION-OFFSET")
    private List<String> places = List.of();

    @Option(names = "--all", description = "all that there are")
    private boolean all;

    @Option(names = "--dry-run", description = "show what would be requeued, and what was before; write nothing")
    private boolean dryRun;

    @Option(names = "--yes", description = "do not ask")
    private boolean yes;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "who asks for it, for the record (default: the user's name)")
    private String requestedBy = System.getProperty("user.name", "");

    @Option(names = "--json", description = "as a JSON object {operationId, chosen, counts, notifications}")
    private boolean json;

    @Override
    public Integer call() {
        Set<Place> named = named();
        demandOneChoice();
        if (json && !dryRun && !yes) {
            throw new ParameterException(command.commandLine(), "--json goes with --dry-run or --yes");
        }
        try (Cluster cluster = kafka.reach()) {
            QuarantineQuery query = options.query(Instant.now());
            Predicate<Quarantined> asked = named.isEmpty() ? query : one -> named.contains(one.place());
            Requeue requeue = new Requeue(cluster, asked);
            if (dryRun || !yes || !named.isEmpty()) {
                RequeueTally now = requeue.look();
                refuseWhatIsNotThere(named, now);
                if (dryRun || !yes) {
                    show(now, null);
                }
                if (dryRun || now.toMove() == 0) {
                    return 0;
                }
                if (!yes && !Confirmation.given("Put them through transform again?")) {
                    throw new ExpectedFailure("nothing was requeued; --yes says that it shall be");
                }
            }
            return move(requeue);
        }
    }

    private int move(Requeue requeue) {
        Operation operation = NewOperation.of(Kind.REQUEUE, requestedBy, words());
        Progress progress = Progress.of(command.commandLine().getErr());
        // Closed last: until then a Ctrl-C waits for the summary.
        try (Interruption interruption = new Interruption()) {
            RequeueTally tally = requeue.run(operation, progress, interruption);
            show(tally, tally.moved() == 0 ? null : operation.operationId());
            return tally.toMove() == 0 ? 0 : 1;
        }
    }

    private void show(RequeueTally tally, @Nullable String operationId) {
        PrintWriter out = command.commandLine().getOut();
        RequeuePage page = new RequeuePage(tally, operationId);
        if (json) {
            page.printJson(out);
        } else {
            page.print(out, command.commandLine().getColorScheme().ansi());
        }
        out.flush();
    }

    private Set<Place> named() {
        Set<Place> named = new HashSet<>();
        for (String place : places) {
            named.add(Place.of(place, Topics.QUARANTINE)
                    .orElseThrow(() -> new ParameterException(
                            command.commandLine(), "'" + place + "' is no place such as 3-127, which list shows")));
        }
        return named;
    }

    private void demandOneChoice() {
        int choices =
                (all ? 1 : 0) + (places.isEmpty() ? 0 : 1) + (options.words().isEmpty() ? 0 : 1);
        if (choices != 1) {
            throw new ParameterException(
                    command.commandLine(),
                    choices == 0
                            ? "say which: --reason, --field, --tenant, --since, PLACE, or --all"
                            : "--all, a choice and PLACE contradict each other");
        }
    }

    private void refuseWhatIsNotThere(Set<Place> named, RequeueTally now) {
        Set<Place> missing = new HashSet<>(named);
        now.chosen().forEach(one -> missing.remove(one.place()));
        missing.stream().sorted().findFirst().ifPresent(place -> {
            throw new ExpectedFailure("nothing is quarantined at " + place);
        });
    }

    /// As it was asked for.
    private String words() {
        return all ? "--all" : places.isEmpty() ? options.words() : String.join(" ", places);
    }
}
