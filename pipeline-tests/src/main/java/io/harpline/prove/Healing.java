package io.harpline.prove;

import io.harpline.local.harp.BadDay;
import io.harpline.prove.report.Sample;
import io.harpline.prove.report.Sampler;
import io.harpline.prove.stack.Condition;
import io.harpline.prove.stack.LogEnd;
import io.harpline.prove.stack.Member;
import io.harpline.prove.stack.ProvedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What follows once nothing more goes wrong: everything comes back, and all that was accepted comes to its end.
final class Healing {

    /// So many samples in a row in which nothing waits and nothing moves: longer than an attempt that was lost may
    /// still land, and than the last word that follows it.
    private static final int QUIET_SAMPLES = 10;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration TO_COME_BACK = Duration.ofMinutes(3);
    private static final int LAST_LINES = 5;

    private final ProvedStack stack;
    private final Sampler sampler;
    private final Path journal;

    Healing(ProvedStack stack, Sampler sampler) {
        this.stack = stack;
        this.sampler = sampler;
        this.journal = stack.directory().resolve("harp/journal.jsonl");
    }

    /// So long at most: what has piled up in a run goes out faster than it came.
    static Duration longest(Duration run) {
        return Duration.ofMinutes(3).plus(run.dividedBy(2));
    }

    /// Undoes whatever is left, and starts what is not alive, also those ingests that were scaled away: their spools
    /// may hold what they were given.
    ///
    /// @return what does not come back, and why
    List<String> undo() throws InterruptedException {
        List<String> missing = new ArrayList<>();
        trying("the links", missing, () -> stack.links().forEach(link -> link.set(new Condition.Clear())));
        trying(
                "every ingest",
                missing,
                () -> stack.scale("ingest", stack.everyInstance("ingest").size()));
        for (Member late : lateAfter(TO_COME_BACK)) {
            missing.add("%s is not ready within %d s: %s"
                    .formatted(late.name(), TO_COME_BACK.toSeconds(), LogEnd.of(late.log(), LAST_LINES)));
        }
        // Only now: a Harp that is not ready does not take it.
        trying("Harp", missing, () -> stack.badDay(BadDay.WELL));
        return missing;
    }

    private static void trying(String what, List<String> missing, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failed) {
            missing.add(what + ": " + failed);
        }
    }

    /// Who is not ready in spite of being started again and again.
    private List<Member> lateAfter(Duration longest) throws InterruptedException {
        Instant since = Instant.now();
        while (true) {
            List<Member> late =
                    stack.members().stream().filter(member -> !member.isReady()).toList();
            if (late.isEmpty() || Duration.between(since, Instant.now()).compareTo(longest) > 0) {
                return late;
            }
            late.forEach(Member::start);
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /// Waits until nothing is under way any more.
    ///
    /// @return how long that took; empty if it took longer than the longest, or something does not come back
    Optional<Duration> untilQuiet(Duration longest) throws InterruptedException {
        Instant begun = Instant.now();
        Instant last = Instant.EPOCH;
        long size = -1;
        int quiet = 0;
        while (Duration.between(begun, Instant.now()).compareTo(longest) < 0) {
            Thread.sleep(BETWEEN_LOOKS);
            Sample sample = sampler.latest();
            if (sample == null || !sample.at().isAfter(last)) {
                continue;
            }
            last = sample.at();
            long now = posted();
            quiet = nothingWaits(sample) && now == size ? quiet + 1 : 0;
            size = now;
            if (quiet >= QUIET_SAMPLES) {
                return Optional.of(Duration.between(begun, Instant.now()));
            }
        }
        return Optional.empty();
    }

    /// In bytes; 0 as long as Harp has not begun its journal.
    private long posted() {
        try {
            return Files.size(journal);
        } catch (IOException none) {
            return 0;
        }
    }

    /// What waits, in words.
    String standing() {
        Sample sample = sampler.latest();
        String waits = sample == null
                ? "nothing is known"
                : "transform lags by %d records, the sink by %d, the spools hold %d (-1: nobody can say)"
                        .formatted(sample.transformLag(), sample.sinkLag(), sample.spooled());
        List<String> late = stack.members().stream()
                .filter(member -> !member.isReady())
                .map(Member::name)
                .toList();
        return late.isEmpty() ? waits : waits + "; not ready: " + String.join(", ", late);
    }

    private static boolean nothingWaits(Sample sample) {
        return sample.transformLag() == 0 && sample.sinkLag() == 0 && sample.spooled() == 0;
    }
}
