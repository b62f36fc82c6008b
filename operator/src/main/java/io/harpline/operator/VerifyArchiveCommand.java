package io.harpline.operator;

import io.harpline.operator.domain.ArchiveTally;
import io.harpline.operator.domain.KnownKeys;
import io.harpline.operator.domain.Period;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.terminal.Progress;
import io.harpline.operator.terminal.VerificationPage;
import io.harpline.operator.verify.ArchiveVerification;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Checks every signature of the archive again.
@Command(
        name = "verify-archive",
        description = {
            "Computes every signature in gardin.notifications.v1 again, over the bytes that stand there, with the key that"
                    + " the record names:",
            "  ok                      exactly these bytes were signed with that key",
            "  altered                 they were not: the body, its signature or its key id is not what it was, or the"
                    + " key's file holds another secret",
            "  unverifiable            no key of this source is at hand",
            "  unknown key id          keys of this source are, and none of that name",
            "  outside its key's time  they were, but the key was not good when the request was received",
            "  missing headers         the record does not say what there is to be checked",
            "",
            "What that proves. The signature is an HMAC, made and checked with one and the same secret. To whoever holds"
                    + " the secret, and has given it to Gardin only, ok proves that Gardin or the holder signed exactly"
                    + " these bytes. To anybody else it proves nothing: everyone who can check such a signature can make"
                    + " one. It covers the body alone; when it came, under which key it stands, and whether any other is"
                    + " missing, no signature says."
        },
        footer = {
            "",
            "Exit code: 0 every record that was checked is ok, 1 not every one, 2 it could not be found out.",
            "",
            "Examples:",
            "  ./harpline verify-archive --keys /etc/harpline/keys",
            "  ./harpline verify-archive --from 2026-11-01T00:00:00Z --to 2026-11-02T00:00:00Z --source gardin --json"
        })
public final class VerifyArchiveCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private KeysOption keys = new KeysOption();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "only what was received then or later: 2026-11-22T06:00:00Z, or 7d for seven days ago")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "only what was received before that")
    private @Nullable Instant to;

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            description = "only what was sent to /webhooks/SOURCE, and what does not say where it was sent to")
    private @Nullable String source;

    @Option(
            names = "--findings",
            paramLabel = "N",
            defaultValue = "20",
            description = "list so many of those that are not ok, the first by partition and offset (default:"
                    + " ${DEFAULT-VALUE})")
    private int findings = 20;

    @Option(names = "--json", description = "as a JSON object {clean, checked, keys, findings}")
    private boolean json;

    @Override
    public Integer call() {
        Period period = new Period(from == null ? Period.ALWAYS.from() : from, to == null ? Period.ALWAYS.to() : to);
        if (!period.from().isBefore(period.to())) {
            throw new ParameterException(command.commandLine(), "--from is not before --to");
        }
        if (findings < 0) {
            throw new ParameterException(command.commandLine(), "--findings is 0 or more");
        }
        ArchiveTally tally;
        try (Cluster cluster = kafka.reach()) {
            KnownKeys known = keys.read();
            tally = new ArchiveVerification(cluster, known, period, Optional.ofNullable(source), findings)
                    .run(Progress.of(command.commandLine().getErr()));
        }
        PrintWriter out = command.commandLine().getOut();
        VerificationPage page = new VerificationPage(tally);
        if (json) {
            page.printJson(out);
        } else {
            page.print(out, command.commandLine().getColorScheme().ansi());
        }
        return tally.isClean() ? 0 : 1;
    }
}
