package io.harpline.operator;

import static java.util.stream.Collectors.joining;

import io.harpline.operator.domain.Judge;
import io.harpline.operator.domain.KnownKeys;
import io.harpline.operator.domain.Standing;
import io.harpline.operator.domain.UnverifiedTally;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.redrive.Interruption;
import io.harpline.operator.terminal.Confirmation;
import io.harpline.operator.terminal.Progress;
import io.harpline.operator.terminal.UnverifiedPage;
import io.harpline.operator.verify.Reverification;
import io.harpline.operator.verify.Unverified;
import io.harpline.schemas.gardin.UnverifiedReason;
import io.harpline.schemas.operation.Operation;
import io.harpline.schemas.operation.Operation.Kind;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Gives what was kept apart its second chance.
@Command(
        name = "reverify",
        description = {
            "Verifies what ingest-service refused, and kept in gardin.unverified.v1, with the keys that there are now, and"
                    + " moves what is genuine into gardin.notifications.v1: byte for byte, with the time at which it was"
                    + " first received, under the key under which it would have been archived, and with its origin in"
                    + " the headers. transform-streams takes it as any notification.",
            "Each is moved once, however often this runs or is interrupted: what the archive has under the same"
                    + " ingest-id stays. What is signed by none of the keys stays too, for another run with further"
                    + " keys. A run ends one that is under way."
        },
        footer = {
            "",
            "Exit code: 0 nothing genuine is left, or it was only shown; 1 it was interrupted and some is left; 2 it could"
                    + " not be done, or not to its end.",
            "",
            "Examples:",
            "  ./harpline reverify --keys /etc/harpline/keys --dry-run",
            "  ./harpline reverify --source gardin --tenants gardin=01H8XGJWBWBAQ4Z4X9V6ZK3M5T --yes"
        })
public final class ReverifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private KeysOption keys = new KeysOption();

    @Option(names = "--source", paramLabel = "SOURCE", description = "only what was sent to /webhooks/SOURCE")
    private @Nullable String source;

    @Option(
            names = "--tenants",
            paramLabel = "SOURCE=TENANT[,TENANT]",
            description = {
                "the tenantIds that a source speaks for. Say it for each source for which ingest-service is told so, or"
                        + " else the keys of that source sign for any tenant here"
            })
    private Map<String, String> tenants = new HashMap<>();

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            split = ",",
            defaultValue = "SIGNATURE",
            description = {
                "what was refused for it: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
                "TENANT: that a tenant is its source's must be said by --tenants. TOKEN: a token is not kept, so it is you"
                        + " who says that those requests had one, or need none; nor can one be demanded of what was"
                        + " refused for its signature, before its token was looked at."
            })
    private Set<UnverifiedReason> reasons = Set.of(UnverifiedReason.SIGNATURE);

    @Option(names = "--dry-run", description = "show what would be moved, and what not and why; write nothing")
    private boolean dryRun;

    @Option(names = "--yes", description = "do not ask")
    private boolean yes;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "who asks for it, for the record (default: the user's name)")
    private String requestedBy = System.getProperty("user.name", "");

    @Option(names = "--json", description = "as a JSON object {operationId, looked, counts, genuine}")
    private boolean json;

    @Override
    public Integer call() {
        if (json && !dryRun && !yes) {
            throw new ParameterException(command.commandLine(), "--json goes with --dry-run or --yes");
        }
        try (Cluster cluster = kafka.reach()) {
            KnownKeys known = keys.read();
            refuseTenantsOfNobody(known);
            Judge judge = new Judge(known, reasons, tenants());
            Unverified unverified = new Unverified(cluster, judge, Optional.ofNullable(source));
            if (dryRun || !yes) {
                UnverifiedTally now = unverified.look();
                show(now, null);
                if (dryRun || now.count(Standing.TO_MOVE) == 0) {
                    return 0;
                }
                if (!Confirmation.given("Move them into gardin.notifications.v1?")) {
                    throw new ExpectedFailure("nothing was moved; --yes says that it shall be");
                }
            }
            return move(cluster, unverified);
        }
    }

    private int move(Cluster cluster, Unverified unverified) {
        Operation operation = NewOperation.of(Kind.REVERIFY, requestedBy, words());
        Progress progress = Progress.of(command.commandLine().getErr());
        // Closed last: until then a Ctrl-C waits for the summary.
        try (Interruption interruption = new Interruption();
                Reverification reverification = new Reverification(cluster, unverified, operation, progress)) {
            UnverifiedTally tally = reverification.run(interruption);
            show(tally, tally.count(Standing.MOVED) == 0 ? null : operation.operationId());
            return tally.count(Standing.TO_MOVE) == 0 ? 0 : 1;
        }
    }

    private void show(UnverifiedTally tally, @Nullable String operationId) {
        PrintWriter out = command.commandLine().getOut();
        UnverifiedPage page = new UnverifiedPage(tally, operationId);
        if (json) {
            page.printJson(out);
        } else {
            page.print(out, command.commandLine().getColorScheme().ansi());
        }
        out.flush();
    }

    /// A source that is spelt wrong would leave the right one open to any tenant.
    private void refuseTenantsOfNobody(KnownKeys known) {
        tenants.keySet().stream()
                .filter(name -> !known.knows(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new ParameterException(
                            command.commandLine(), "--tenants " + name + "=… names a source that has no key in --keys");
                });
    }

    private Map<String, Set<String>> tenants() {
        Map<String, Set<String>> bySource = new HashMap<>();
        tenants.forEach((name, own) -> bySource.put(name, Set.copyOf(Arrays.asList(own.split(",", -1)))));
        return bySource;
    }

    /// As it was asked for.
    private String words() {
        String words = "--reason "
                + reasons.stream().sorted().map(UnverifiedReason::name).collect(joining(","))
                + (source == null ? "" : " --source " + source);
        return words
                + tenants.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(own -> " --tenants " + own.getKey() + "=" + own.getValue())
                        .collect(joining());
    }
}
