package io.harpline.benchmarks;

import io.harpline.benchmarks.archive.History;
import io.harpline.benchmarks.report.Results;
import io.harpline.benchmarks.report.StreamFigures;
import io.harpline.benchmarks.report.Table;
import io.harpline.benchmarks.streams.LiveKeys;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/// Both read the same archive in turns; then transform-streams reads others of other lengths.
final class TransformRounds {

    static final String TRANSFORM = "transform";
    static final String PASS_THROUGH = "pass-through";
    static final String FOLLOWS = "1,000/s";

    private static final int PER_SECOND = 1_000;
    private static final int EACH = 3; // notifications of an alert

    private static final Duration SETTLING = Duration.ofSeconds(10);

    // Longer archives are read once: that takes long enough to even out what disturbs.
    private static final long MANY = 2_000_000;

    private static final Table<StreamFigures> TABLE = new Table<>(StreamFigures.TABLE);

    private final TransformOptions options;
    private final Results<StreamFigures> results = new Results<>(StreamFigures::median);
    private final List<String> notes = new ArrayList<>();

    TransformRounds(TransformOptions options) {
        this.options = options;
        System.out.print(TABLE.head());
    }

    static String load(long alerts) {
        return Count.of(alerts) + " alerts";
    }

    /// The two in turns; the last of them is then timed for a while, stopped, started, robbed of its state, and
    /// started.
    void compare() throws IOException, ExecutionException, InterruptedException {
        long alerts = options.alerts;
        History history = options.history(alerts);
        try (StreamScene scene = archive(history, alerts)) {
            for (int round = 1; round <= options.rounds; round++) {
                try (Reader passThrough = scene.passThrough()) {
                    add(PASS_THROUGH, load(alerts), read(passThrough, alerts));
                }
                try (Reader transform = scene.transform()) {
                    StreamFigures read = read(transform, alerts);
                    if (round == options.rounds) {
                        follow(scene, transform, history, Duration.ofSeconds(options.seconds));
                        read = startAgain(scene, transform, read);
                    }
                    add(TRANSFORM, load(alerts), read);
                }
            }
        }
    }

    /// transform-streams alone.
    void grow(long alerts) throws IOException, ExecutionException, InterruptedException {
        int rounds = alerts > MANY ? 1 : options.rounds;
        try (StreamScene scene = archive(options.history(alerts), alerts)) {
            for (int round = 1; round <= rounds; round++) {
                try (Reader transform = scene.transform()) {
                    StreamFigures read = read(transform, alerts);
                    add(TRANSFORM, load(alerts), round < rounds ? read : startAgain(scene, transform, read));
                }
            }
        }
    }

    Results<StreamFigures> results() {
        return results;
    }

    List<String> notes() {
        return notes;
    }

    private StreamScene archive(History history, long alerts)
            throws IOException, ExecutionException, InterruptedException {
        StreamScene scene = new StreamScene(options);
        scene.append(history, EACH * (options.warmUp + alerts));
        return scene;
    }

    private StreamFigures read(Reader reader, long alerts) throws IOException, InterruptedException {
        return reader.read(0, EACH * options.warmUp, EACH * (options.warmUp + alerts));
    }

    private StreamFigures startAgain(StreamScene scene, Reader transform, StreamFigures read)
            throws IOException, InterruptedException {
        try (LiveKeys alerts = scene.alerts()) {
            StreamFigures again = transform.startAgain(read, alerts.count());
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d alerts restored in %.1f s: %.1f s a million; the archive took %,d MB of the disk, all topics %,d MB",
                    again.alerts(),
                    again.restoreSeconds() - again.startSeconds(),
                    1e6 / again.restoredPerSecond(),
                    scene.archiveBytes() / 1_000_000,
                    scene.brokerBytes() / 1_000_000));
            return again;
        }
    }

    private void follow(StreamScene scene, Reader transform, History history, Duration length)
            throws IOException, InterruptedException {
        if (length.isPositive()) {
            // The clients here are cold, and whoever has just caught up has still to tidy up.
            transform.follow(scene.latency(), history, PER_SECOND, SETTLING);
        }
        for (int round = 0; round < options.rounds && length.isPositive(); round++) {
            add(TRANSFORM, FOLLOWS, transform.follow(scene.latency(), history, PER_SECOND, length));
        }
    }

    private void add(String server, String load, StreamFigures figures) {
        results.add(server, load, figures);
        System.out.print(TABLE.row(server, load, figures));
    }
}
