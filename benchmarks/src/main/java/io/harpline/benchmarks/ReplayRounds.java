package io.harpline.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.benchmarks.report.Column;
import io.harpline.benchmarks.report.Results;
import io.harpline.benchmarks.report.StreamFigures;
import io.harpline.benchmarks.report.Table;
import io.harpline.benchmarks.server.Ended;
import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A command, and a consumer that reads the same topic and does nothing with it, in turns. What the command says is
/// held against what is known of the archive.
final class ReplayRounds {

    static final String BARE = "bare";
    static final String VERIFY = "verify-archive";
    static final String PLAN = "replay plan";
    static final String AUDIT = "audit";

    static final List<Column<StreamFigures>> COLUMNS = List.of(
            new Column<>("per s", StreamFigures::perSecond),
            new Column<>("CPU", figures -> 1000 * figures.ownCpu()),
            new Column<>("memory MB", figures -> figures.peakMemory() / 1e6),
            new Column<>("ms", StreamFigures::p50));

    private static final Table<StreamFigures> TABLE = new Table<>(COLUMNS);

    private final ReplayScene scene;
    private final Results<StreamFigures> results = new Results<>(StreamFigures::median);

    ReplayRounds(ReplayScene scene) {
        this.scene = scene;
        System.out.print(TABLE.head());
    }

    static String archive(long notifications) {
        return "archive " + Count.of(notifications);
    }

    static String events(long notifications) {
        return "events of " + Count.of(notifications);
    }

    /// One round of all.
    ///
    /// @throws IOException if a command fails, or says what is not so
    void round(long notifications) throws IOException, InterruptedException {
        bare(Topics.NOTIFICATIONS, archive(notifications), notifications);
        verify(notifications);
        bare(Topics.EVENTS, events(notifications), scene.delivered().events());
        plan(notifications);
        audit("newest", scene.newest(), notifications);
        audit("oldest", scene.oldest(), notifications);
    }

    Results<StreamFigures> results() {
        return results;
    }

    private void bare(TopicDeclaration topic, String load, long records) throws IOException, InterruptedException {
        Ended bare = scene.bare(topic);
        expect(load, Long.toString(records), bare.out().strip());
        add(BARE, load, records, bare);
    }

    private void verify(long notifications) throws IOException, InterruptedException {
        Ended verify = scene.harpline("verify-archive", "--keys", scene.keys().toString(), "--json", "--findings", "0");
        JsonNode counts =
                Json.MAPPER.readTree(verify.out()).path("keys").path(0).path("counts");
        expect(VERIFY, notifications - scene.altered(), counts.path("OK").asLong());
        expect(VERIFY, scene.altered(), counts.path("ALTERED").asLong());
        add(VERIFY, archive(notifications), notifications, verify);
    }

    private void plan(long notifications) throws IOException, InterruptedException {
        Path file = scene.file("plan");
        Ended plan = scene.harpline("replay", "plan", "--out", file.toString());
        expect(PLAN, 0, plan.exit());
        long lines;
        try (var all = Files.lines(file)) {
            lines = all.filter(line -> line.startsWith("{\"partition\"")).count();
        }
        expect(PLAN, scene.delivered().open(), lines);
        try (var all = Files.lines(file)) {
            JsonNode sum = Json.MAPPER.readTree(
                    all.filter(line -> line.startsWith("{\"counts\"")).findAny().orElse("{}"));
            expect(PLAN, scene.delivered().superseded(), count(sum, "superseded"));
            expect(PLAN, scene.delivered().acknowledged(), count(sum, "already delivered"));
        }
        add(PLAN, events(notifications), scene.delivered().events(), plan);
    }

    private void audit(String which, AlertKey alert, long notifications) throws IOException, InterruptedException {
        Ended audit =
                scene.harpline("audit", alert.toString(), "--keys", scene.keys().toString(), "--json");
        expect(
                AUDIT,
                alert.toString(),
                Json.MAPPER.readTree(audit.out()).path("alert").asText());
        double millis = 1000 * audit.seconds();
        StreamFigures figures =
                StreamFigures.reading(0, 0, 0, 0, audit.peakMemory()).within(millis, millis, millis);
        add(AUDIT, which + " of " + Count.of(notifications), figures);
    }

    private static long count(JsonNode sum, String name) {
        return sum.path("counts")
                .valueStream()
                .filter(count -> count.path("name").asText().equals(name))
                .mapToLong(count -> count.path("count").asLong())
                .sum();
    }

    private static void expect(String what, Object known, Object said) throws IOException {
        if (!known.equals(said)) {
            throw new IOException(what + " says " + said + " where it must be " + known);
        }
    }

    private static void expect(String what, long known, long said) throws IOException {
        expect(what, (Object) known, said);
    }

    private void add(String server, String load, long records, Ended ended) {
        add(
                server,
                load,
                StreamFigures.reading(
                        records / ended.seconds(), 0, ended.cpuSeconds() / (records / 1000.0), 0, ended.peakMemory()));
    }

    private void add(String server, String load, StreamFigures figures) {
        results.add(server, load, figures);
        System.out.print(TABLE.row(server, load, figures));
    }
}
