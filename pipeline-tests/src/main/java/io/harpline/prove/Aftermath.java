package io.harpline.prove;

import io.harpline.prove.OperatorCommands.Finished;
import io.harpline.prove.check.Breach;
import io.harpline.prove.check.Verdict;
import io.harpline.prove.stack.Member;
import io.harpline.prove.stack.ProvedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What is done once all is well again, with the commands that an operator has: what was refused for its signature and
/// is genuine now goes into the archive, and what Harp refused goes to it once more. Then the product's own judgement
/// is asked for, beside ours.
final class Aftermath {

    /// The application id of the second transform ends so; see [#SECOND_PREFIX].
    private static final String SECOND = "again";

    /// With which the names of its outputs begin.
    static final String SECOND_PREFIX = "transform-" + SECOND + ".";

    private static final int LONGEST_END = 600;

    private final ProvedStack stack;
    private final Healing healing;
    private final OperatorCommands operator;
    private final Consumer<String> says;
    private final List<Verdict> verdicts = new ArrayList<>();

    Aftermath(ProvedStack stack, Healing healing, Path directory, Consumer<String> says) {
        this.stack = stack;
        this.healing = healing;
        this.operator = new OperatorCommands(stack, directory.resolve("commands"));
        this.says = says;
    }

    /// Undoes what is left, and returns once nothing moves any more.
    List<Verdict> heal(Duration longest) throws InterruptedException {
        List<String> missing = healing.undo();
        verdicts.add(verdict(
                1, "all comes back after the last fault", missing.isEmpty(), String.join("; ", missing), List.of()));
        rest("after the last fault", longest);
        String keys = stack.directory().resolve("keys").toString();
        judge(1, "reverify", "--keys", keys, "--yes");
        judge(4, "dead-letters", "redrive", "--all");
        rest("after reverify and redrive", longest);
        judge(0, "ledger");
        judge(7, "verify-archive", "--keys", keys);
        judge(6, "reprocess", "--as", SECOND, "--directory", operator.forReprocess());
        metrics();
        return verdicts;
    }

    private void rest(String when, Duration longest) throws InterruptedException {
        Optional<Duration> took = healing.untilQuiet(longest);
        String standing = healing.standing();
        says.accept(took.map(time -> "at rest after " + time.toSeconds() + " s").orElse("NOT at rest: " + standing));
        verdicts.add(verdict(
                1,
                "all that was accepted comes to its end " + when,
                took.isPresent(),
                standing,
                took.map(time -> "at rest after %s s".formatted(time.toSeconds())).stream()
                        .toList()));
    }

    private void judge(int promise, String... command) throws InterruptedException {
        String line = "./harpline " + String.join(" ", command).replaceAll(" --(keys|directory) \\S+", "");
        boolean holds = false;
        String evidence;
        try {
            Finished finished = operator.run(command);
            String end = finished.output().strip();
            holds = finished.exit() == 0;
            says.accept("%s: exit %d".formatted(line, finished.exit()));
            evidence =
                    "exit %d: …%s".formatted(finished.exit(), end.substring(Math.max(0, end.length() - LONGEST_END)));
        } catch (IOException failed) {
            evidence = "it could not be run: " + failed;
            says.accept(line + ": " + evidence);
        }
        verdicts.add(verdict(promise, line + " ends with 0", holds, evidence, List.of()));
    }

    /// A page of each service, to be searched for secrets.
    private void metrics() throws InterruptedException {
        List<String> missing = new ArrayList<>();
        for (Member member : stack.members()) {
            if (member.http().isPresent() && !member.service().equals("harp")) {
                try {
                    Path pages = Files.createDirectories(stack.directory().resolve("metrics"));
                    Files.writeString(
                            pages.resolve(member.name() + ".txt"),
                            Page.of(member.http().get().resolve("/q/metrics")));
                } catch (IOException away) {
                    missing.add(member.name() + ": " + away);
                }
            }
        }
        verdicts.add(
                verdict(7, "each service shows its metrics", missing.isEmpty(), String.join("; ", missing), List.of()));
    }

    private static Verdict verdict(int promise, String what, boolean holds, String evidence, List<String> notes) {
        List<Breach> breaches = holds ? List.of() : List.of(new Breach(promise, what, evidence));
        return new Verdict(what, promise, 1, breaches, breaches.size(), notes);
    }
}
