package io.harpline.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.local.broker.TopicReader;
import io.harpline.local.harp.BadDay;
import io.harpline.local.harp.HarpSimulator;
import io.harpline.local.harp.Mood;
import io.harpline.schemas.harp.Attempt;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Bad days of Harp and of the sink, under load. Whatever happens, in the end each alert stands in Harp as the model
/// says, once; nothing is a dead letter; and no older word was said after a newer one.
@Execution(ExecutionMode.CONCURRENT)
class BadDaysTest {

    /// Longer by hand: `./harpline test -Dtest=BadDaysTest -Dharpline.bad-day=PT5M …`; CONTRIBUTING.md has the whole.
    private static final Duration BAD_DAY = Duration.parse(System.getProperty("harpline.bad-day", "PT4S"));

    /// Thirty times what the sink takes to commit what it has finished, for machines that are busy.
    private static final Duration UNTIL_COMMITTED = Duration.ofSeconds(3);

    private static final Duration BETWEEN_KILLS = shorter(Duration.ofSeconds(10), BAD_DAY.dividedBy(3));
    private static final Duration FROST = shorter(Duration.ofSeconds(30), BAD_DAY);
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(60);
    /// What has piled up goes out at 200 a second.
    private static final Duration PATIENCE = SOON.plus(BAD_DAY);

    /// So slow that at each moment some requests are in flight.
    private static final BadDay SLOW = new BadDay(Mood.WELL, 400, 0, 0, Map.of());

    /// So that at each moment some requests wait for their next attempt besides, and would be due after a frost.
    private static final BadDay SLOW_AND_FAILING = new BadDay(Mood.WELL, 400, 70, 0, Map.of());

    private static final int PARTITIONS = 4;
    private static final String SECRET = "a secret of the tests";

    @TempDir
    private static Path directory;

    private static EmbeddedBroker broker;
    private static HarpSimulator harp;
    private static IngestProcess ingest;
    private static TransformProcess transform;
    private static SinkProcess sink;
    private static Pipeline pipeline;

    @BeforeAll
    static void start() throws IOException {
        broker = EmbeddedBroker.start(directory.resolve("kafka"));
        broker.createTopics(Topics.ALL, PARTITIONS);
        harp = HarpSimulator.start(Files.createDirectory(directory.resolve("harp")), 0);
        transform = TransformProcess.launch("transform", directory, broker.bootstrapServers(), Map.of());
        sink = launchSink("sink");
        ingest = IngestProcess.start(directory, broker.bootstrapServers(), SECRET);
        transform.awaitReady();
        sink.awaitReady();
        pipeline = new Pipeline(
                new Gardin(ingest.webhook(), SECRET.getBytes(UTF_8)),
                new TopicReader(broker.bootstrapServers()),
                new Harp(harp.controlUrl().resolve("alerts")));
    }

    @AfterEach
    void beWell() throws IOException, InterruptedException {
        sink.thaw();
        harp.badDay(BadDay.WELL);
    }

    @AfterAll
    static void stop() {
        sink.close();
        transform.close();
        ingest.close();
        harp.close();
        broker.close();
    }

    @ParameterizedTest
    @Execution(ExecutionMode.SAME_THREAD)
    @EnumSource(names = {"REFUSE", "HANG", "LOSE_ANSWERS"})
    void shouldBringHarpToTheTruthAfterItWasOut(Mood mood) throws Exception {
        try (Load load = load()) {
            int outages = sink.outages();

            harp.badDay(BadDay.of(mood));
            load.goOnFor(BAD_DAY);
            await().atMost(SOON).until(() -> sink.outages() == outages + 1);
            harp.badDay(BadDay.WELL);

            Deliveries deliveries = carryToTheTruth(mood.name(), load);
            assertThat(deliveries.attempts())
                    .isGreaterThan(deliveries.receipts().size());
            if (mood != Mood.HANG) {
                deliveries.assertNothingOlderLanded();
            }
        }
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void shouldBringHarpToTheTruthWhileItFailsATenth() throws Exception {
        try (Load load = load()) {
            int outages = sink.outages();

            harp.badDay(new BadDay(Mood.WELL, 0, 10, 0, Map.of()));
            load.goOnFor(BAD_DAY);

            Deliveries deliveries = carryToTheTruth("500 to a tenth", load);
            assertThat(deliveries.answered(500)).isPositive();
            assertThat(sink.outages()).as("outages").isEqualTo(outages);
            deliveries.assertNothingOlderLanded();
        }
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void shouldBringHarpToTheTruthAndRepeatOnlyWhatWasUnderWayWhenItIsKilledAgainAndAgain() throws Exception {
        try (Load load = load()) {
            harp.badDay(SLOW);
            Map<Instant, Set<String>> kills = new TreeMap<>();
            for (Instant end = Instant.now().plus(BAD_DAY); Instant.now().isBefore(end); ) {
                long posted = posted();
                await().atMost(SOON).until(() -> posted() > posted);
                load.goOnFor(BETWEEN_KILLS);
                sink.kill();
                Instant killed = Instant.now();
                kills.put(killed, Deliveries.written(pipeline.kafka(), killed.minus(UNTIL_COMMITTED)));
                sink.restart();
            }
            harp.badDay(BadDay.WELL);

            Deliveries deliveries = carryToTheTruth("killed " + kills.size() + " times", load);
            assertThat(kills).hasSizeGreaterThan(1);
            assertThat(deliveries.eventsRepeated()).isPositive();
            // What was under way is posted again, and its last word said once more: in flight, or answered and not yet
            // written down, or not yet committed. Nothing else is.
            kills.forEach((killed, written) -> assertThat(deliveries.landedAfter(killed))
                    .extracting(post -> post.event().eventId())
                    .doesNotContainAnyElementsOf(written));
            deliveries.assertNothingOlderLanded(kills.keySet());
        }
    }

    /// Harp hangs, and may yet act on what was posted, when the sink is killed: the next one knows that.
    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void shouldNotPostAfterAKillWhileWhatWasInFlightMayStillLandAndThenTwice() throws Exception {
        harp.badDay(BadDay.of(Mood.HANG));
        Instant sent = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        assertThat(pipeline.gardin().send(new Lives(System.nanoTime()).told(1).getFirst()))
                .isEqualTo(200);
        await().atMost(SOON).until(() -> sinkCommits().stream().anyMatch(text -> text.matches("marks-1 .* \\d+u\\d+")));

        sink.kill();
        harp.badDay(BadDay.WELL);
        sink.restart();

        await().atMost(SOON).until(() -> !deliveriesSince(sent).receipts().isEmpty());
        Receipt receipt = deliveriesSince(sent).receipts().getFirst();
        assertThat(receipt.attempts()).extracting(Attempt::status).containsExactly(200, 200);
        assertThat(receipt.attempts().getFirst().startedAt())
                .isAfterOrEqualTo(sent.plus(SinkProcess.REQUEST_TIMEOUT.multipliedBy(2)));
    }

    /// The texts of its commits.
    private static List<String> sinkCommits() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return admin
                    .listConsumerGroupOffsets(SinkProcess.GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .values()
                    .stream()
                    .filter(Objects::nonNull)
                    .map(OffsetAndMetadata::metadata)
                    .toList();
        }
    }

    private static Deliveries deliveriesSince(Instant moment) throws IOException {
        return Deliveries.since(moment, pipeline.kafka(), directory.resolve("harp"));
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void shouldBringHarpToTheTruthWhenOneOfTwoIsFrozenAndComesBack() throws Exception {
        try (SinkProcess other = launchSink("other").awaitReady();
                Load load = load()) {
            awaitShared(other);
            harp.badDay(SLOW_AND_FAILING);
            awaitOf(() -> sink.waiting() > 5);

            sink.freeze();
            harp.badDay(BadDay.WELL);
            load.goOnFor(FROST);
            awaitOf(() -> other.partitions() == PARTITIONS);
            load.goOnFor(A_MOMENT);
            Instant thawedAt = Instant.now();
            sink.thaw();
            awaitShared(other);
            Instant assignedAt = sink.assignedAt();

            Deliveries deliveries = carryToTheTruth("frozen", load);
            assertThat(deliveries.answered(500)).isPositive();
            assertThat(deliveries.landedOf("sink", thawedAt, assignedAt))
                    .as("posted without a partition")
                    .isEmpty();
            deliveries.assertNothingOlderLanded();
        }
    }

    /// The load goes on for a moment, and then all of it has to come to its end.
    private static Deliveries carryToTheTruth(String day, Load load) throws Exception {
        Instant over = Instant.now();
        load.goOnFor(A_MOMENT);
        load.enough();
        await().atMost(PATIENCE).pollInterval(A_MOMENT).until(pipeline::isThrough);
        Deliveries deliveries = deliveriesSince(load.begunAt());
        System.out.printf(
                "%s: seed=%d notifications=%d events=%d receipts=%s attempts=%d posts taken=%d, repeated=%d of %d events; caught up"
                        + " after %s%n",
                day,
                load.seed(),
                load.taken(),
                deliveries.events().size(),
                deliveries.results(),
                deliveries.attempts(),
                deliveries.landed().size(),
                deliveries.repeated(),
                deliveries.eventsRepeated(),
                deliveries.caughtUpAfter(over));
        assertThat(load.refused()).as("not taken by ingest").isZero();
        assertThat(pipeline.kafka().read(Topics.DEAD_LETTERS)).isEmpty();
        assertThat(deliveries.results().keySet())
                .isSubsetOf(Result.DELIVERED, Result.SUPERSEDED, Result.ALREADY_DELIVERED);
        pipeline.assertTheTruthNow();
        deliveries.assertNothingOlderWasAcknowledged();
        deliveries.assertDeliveredVersionsNeverFall();
        return deliveries;
    }

    private static void awaitShared(SinkProcess other) {
        awaitOf(() -> sink.partitions() > 0
                && other.partitions() > 0
                && sink.partitions() + other.partitions() == PARTITIONS);
    }

    /// What a sink says of itself, which it may not on a busy machine.
    private static void awaitOf(Callable<Boolean> condition) {
        await().atMost(SOON).ignoreExceptionsInstanceOf(IOException.class).until(condition);
    }

    private static Load load() {
        Load load = new Load(pipeline.gardin(), System.nanoTime(), BAD_DAY);
        load.goOnFor(A_MOMENT);
        return load;
    }

    private static SinkProcess launchSink(String name) throws IOException {
        return SinkProcess.launch(
                name,
                directory,
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        broker.bootstrapServers(),
                        "HARP_INTEGRATION_URL",
                        harp.integrationUrl().toString()));
    }

    /// Grows with each post that Harp has taken.
    private static long posted() throws IOException {
        return Files.size(directory.resolve("harp/journal.jsonl"));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
