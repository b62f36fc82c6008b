package io.harpline.benchmarks;

import io.harpline.benchmarks.load.Measured;
import io.harpline.benchmarks.load.Pace;
import io.harpline.benchmarks.report.Figures;
import io.harpline.benchmarks.report.Results;
import io.harpline.benchmarks.report.Table;
import io.harpline.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The servers take turns, so that a machine that is busy with something else disturbs all of them alike: first as fast
/// as they answer, then each at half of what it reached.
final class IngestRounds {

    static final String HARPLINE = "harpline";
    static final String SPOOLING = "spooling";
    static final String LIMIT = "bare limit";
    static final String HTTP = "bare http";
    static final String TOP = "top";
    static final String HALF = "half of top";

    private static final Table<Figures> TABLE = new Table<>(Figures.TABLE);
    private static final Pace AS_FAST_AS_ANSWERED = new Pace.AsFastAsAnswered();

    private final Scene scene;
    private final Options options;
    private final Results<Figures> results = new Results<>(Figures::median);
    private final List<String> notes = new ArrayList<>();
    private final ServerProcess harpline;
    private final SequencedMap<String, ServerProcess> servers = new LinkedHashMap<>();
    private boolean spools = true;

    IngestRounds(Scene scene, Options options) throws IOException, InterruptedException {
        this.scene = scene;
        this.options = options;
        this.harpline = scene.harpline();
        scene.warmUp(harpline);
        int eventLoops = harpline.figures().eventLoops(); // they begin with the connections
        servers.put(HTTP, scene.bareHttp(eventLoops));
        servers.put(LIMIT, scene.bareLimit(eventLoops));
        servers.put(HARPLINE, harpline);
        notes.add("each server: " + eventLoops + " event loops, 256 MB of heap, serial collector");
    }

    void run() throws IOException, InterruptedException {
        for (ServerProcess server : servers.values()) {
            scene.warmUp(server);
        }
        System.out.print(TABLE.head());
        for (int round = 0; round < options.rounds; round++) {
            for (var server : inTurn(round)) {
                add(server.getKey(), TOP, scene.measure(server.getValue(), AS_FAST_AS_ANSWERED));
            }
            spool();
        }
        for (int round = 0; round < options.rounds; round++) {
            for (var server : inTurn(round)) {
                double top = results.find(server.getKey(), TOP)
                        .orElseThrow()
                        .median()
                        .perSecond();
                add(server.getKey(), HALF, scene.measure(server.getValue(), new Pace.Constant(top / 2)));
            }
        }
    }

    /// How many times as much is answered in the last whole minute as in the second.
    double soak(Duration length) throws IOException {
        scene.keepLittle();
        Measured run = scene.load(harpline, AS_FAST_AS_ANSWERED, length);
        long[] minutes = Arrays.copyOf(run.byMinute(), Math.toIntExact(length.toMinutes()));
        notes.add("soak of " + minutes.length + " minutes, answers in each: " + Arrays.toString(minutes) + ", not 200: "
                + run.failures());
        return minutes.length < 3 ? Double.NaN : (double) minutes[minutes.length - 1] / minutes[1];
    }

    Results<Figures> results() {
        return results;
    }

    List<String> notes() {
        return notes;
    }

    private Iterable<Map.Entry<String, ServerProcess>> inTurn(int round) {
        return (round % 2 == 0 ? servers : servers.reversed()).entrySet();
    }

    private void spool() throws IOException, InterruptedException {
        if (!spools) {
            return;
        }
        Outage outage = new Outage(scene, harpline);
        var figures = outage.measure();
        spools = figures.isPresent();
        if (figures.isPresent()) {
            add(SPOOLING, TOP, figures.get());
            notes.add(outage.drained());
        } else {
            notes.add("not measured: while Kafka is away, harpline does not answer 200");
        }
    }

    private void add(String server, String load, Figures figures) {
        results.add(server, load, figures);
        System.out.print(TABLE.row(server, load, figures));
    }
}
