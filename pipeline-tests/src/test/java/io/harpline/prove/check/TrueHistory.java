package io.harpline.prove.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harpline.local.gardin.SignedNotification;
import io.harpline.prove.evidence.Evidence;
import io.harpline.prove.evidence.Gathering;
import io.harpline.prove.evidence.Keys;
import io.harpline.prove.history.Kind;
import io.harpline.prove.load.Answered;
import io.harpline.prove.nemesis.Happened;
import io.harpline.prove.report.Sample;
import io.harpline.prove.report.Sample.Figures;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.json.Sha256;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A run in which all went as it must, small enough to be read, as the records and lines that it left behind. Tests
/// doctor one thing of it.
final class TrueHistory {

    static final byte[] SECRET = "a secret of the checker's tests".getBytes(UTF_8);
    static final byte[] NEXT_SECRET = "the next secret of those tests".getBytes(UTF_8);
    static final String INTEGRATION_KEY = "6f1b2c3d-0000-4000-8000-00000badcafe";
    static final String SECOND = "again.";
    static final String MARKER = "forged-0123456789";
    static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    private static final Keys KEYS =
            new Keys(Map.of("default", SECRET, "next", NEXT_SECRET), Map.of("integration key", INTEGRATION_KEY));

    final Written written = new Written();
    final List<Answered> answers = new ArrayList<>();
    final List<Happened> happened = new ArrayList<>();
    final List<Sample> samples = new ArrayList<>();
    final List<Path> texts = new ArrayList<>();
    final Downstream downstream = new Downstream(written);

    /// What the second transform has written; the same as the first one, unless a test says so.
    @Nullable
    List<ConsumerRecord<byte[], byte[]>> again;

    private int requests;

    static TrueHistory played() {
        TrueHistory history = new TrueHistory();
        history.play();
        return history;
    }

    private void play() {
        send(Kind.GENUINE, body("A1", "N1", "RAISED", "LOW"));
        send(Kind.GENUINE, body("A2", "N2", "RAISED", "HIGH"));
        downstream.process(written.repeat(Topics.NOTIFICATIONS, "\"N2\""));
        String increase = body("A1", "N3", "SEVERITY_INCREASED", "MEDIUM", "previousSeverity", "LOW");
        send(Kind.GENUINE, increase);
        send(Kind.REPEATED, increase);
        send(Kind.CONFLICTING, body("A1", "N3", "SEVERITY_INCREASED", "HIGH", "previousSeverity", "LOW"));
        send(Kind.UNKNOWN_SHAPE, body("A2", "N4", "WILTED", "HIGH"));
        send(Kind.MALFORMED, "{\"tenantId\":\"T1\",\"alertId\":\"A/9\",\"notificationId\":\"N5\"}");
        send(Kind.GENUINE, body("A3", "N6", "SEVERITY_INCREASED", "HIGH", "previousSeverity", "MEDIUM"));
        send(Kind.GENUINE, body("A3", "N7", "RAISED", "LOW"));
        send(Kind.GENUINE, body("A4", "N8", "CLOSED", "LOW", "closeReason", "EXPIRED"));
        send(Kind.FORGED, body("A2", "N9", "CLOSED", "HIGH", "forged", MARKER));
        send(Kind.UNSIGNED, body("A2", "N10", "CLOSED", "HIGH", "forged", MARKER));
        send(Kind.OVERSIZED, body("A2", "N11", "CLOSED", "HIGH", "padding", "x".repeat(70_000)));
        downstream.harpRefuses(Set.of("A5", "A6"));
        send(Kind.GENUINE, body("A5", "N12", "RAISED", "MEDIUM"));
        send(Kind.GENUINE, body("A6", "N13", "RAISED", "LOW"));
        downstream.harpRefuses(Set.of());
        send(Kind.GENUINE, body("A1", "N14", "CLOSED", "MEDIUM", "closeReason", "RECOVERY_DETECTED"));
        send(Kind.EARLY_KEY, body("A7", "N15", "RAISED", "MEDIUM"));
        send(Kind.GENUINE, body("A6", "N16", "CLOSED", "MEDIUM", "closeReason", "REPLACED"));
        downstream.redrive();
        for (int i = 0; i < 8; i++) {
            send(Kind.GENUINE, body("B" + i, "M" + i, "RAISED", "LOW"));
        }
        reverify();
        fault("kill", "sink-1", "SIGKILL", 25, 28);
        fault("poison", "harp", "2 alerts answered with 400: A5, A6", 125, 175);
        for (int second = 0; second <= 300; second++) {
            samples.add(new Sample(at(second), 10L * second, 0, 0, 0, 5, 9, 3, 2, 0, figures(300 << 20, 40)));
        }
    }

    static Map<String, Figures> figures(long bytes, int threads) {
        return Map.of("ingest-1", new Figures(4711, bytes, threads));
    }

    /// Makes these the figures of each second.
    void figures(IntFunction<Map<String, Figures>> ofSecond) {
        for (int second = 0; second < samples.size(); second++) {
            Sample sample = samples.get(second);
            samples.set(
                    second,
                    new Sample(
                            sample.at(),
                            sample.sent(),
                            0,
                            0,
                            0,
                            5,
                            9,
                            sample.transformLag(),
                            sample.sinkLag(),
                            0,
                            ofSecond.apply(second)));
        }
    }

    /// Harp takes the first word on A1 once more, after the last.
    void postAnOlderWord() {
        ObjectNode again = downstream.journal.getFirst().deepCopy();
        downstream.journal.add(again.put("at", at(240).toString()));
    }

    static Instant at(int second) {
        return START.plusSeconds(second);
    }

    void fault(String fault, String target, String detail, int from, int to) {
        happened.add(new Happened(fault, target, detail, at(from), at(to)));
    }

    static String body(String alert, String notification, String event, String severity, String... more) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("tenantId", "T1").put("alertId", alert).put("notificationId", notification);
        body.put("event", event)
                .put("alertSeverity", severity)
                .put("alertType", "HEALTH")
                .put("jobId", "J1");
        body.put(
                "timestamp",
                START.minusSeconds(1_000 - notification.hashCode() % 100).toString());
        for (int i = 0; i < more.length; i += 2) {
            body.put(more[i], more[i + 1]);
        }
        return body.toString();
    }

    /// Sends it ten seconds after the one before, with all that comes of it.
    void send(Kind kind, String body) {
        requests++;
        byte[] bytes = body.getBytes(UTF_8);
        boolean kept = kind.isGenuine() && kind != Kind.OVERSIZED;
        boolean readable = kind != Kind.MALFORMED;
        Instant sentAt = at(10 * requests);
        int status = switch (kind) {
            case FORGED, UNSIGNED, EARLY_KEY -> 401;
            case OVERSIZED -> 413;
            case MALFORMED -> 422;
            default -> 200;
        };
        String ingestId = "INGEST" + requests;
        answers.add(new Answered(
                requests,
                kind,
                Sha256.hex(bytes),
                readable ? "T1/" + text(body, "alertId") : null,
                readable ? text(body, "notificationId") : null,
                "ingest-1",
                sentAt,
                20,
                status,
                status == 200 || status == 422 ? ingestId : null));
        byte[] secret = kind == Kind.FORGED ? "another secret than theirs".getBytes(UTF_8) : SECRET;
        if (status == 401) {
            String signature = kind == Kind.UNSIGNED
                    ? ""
                    : SignedNotification.sign(bytes, kind == Kind.EARLY_KEY ? NEXT_SECRET : secret);
            written.request(Topics.UNVERIFIED, "gardin", bytes, sentAt.plusMillis(10), ingestId, signature, "");
        } else if (kept) {
            String key = readable ? "T1/" + text(body, "alertId") : "-/" + ingestId;
            String signature = SignedNotification.sign(bytes, SECRET);
            downstream.process(written.request(
                    Topics.NOTIFICATIONS, key, bytes, sentAt.plusMillis(10), ingestId, signature, "default"));
        }
    }

    private static String text(String body, String field) {
        try {
            return Json.MAPPER.readTree(body).path(field).asText();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void reverify() {
        for (ConsumerRecord<byte[], byte[]> record : List.copyOf(written.of(Topics.UNVERIFIED))) {
            String body = new String(record.value(), UTF_8);
            String signature = Written.header(record, "signature");
            if (signature.equals(SignedNotification.sign(record.value(), NEXT_SECRET))) {
                ConsumerRecord<byte[], byte[]> moved = written.request(
                        Topics.NOTIFICATIONS,
                        "T1/" + text(body, "alertId"),
                        record.value(),
                        Instant.ofEpochMilli(record.timestamp()),
                        Written.header(record, "ingest-id"),
                        signature,
                        "next");
                moved.headers().add("origin-topic", Topics.UNVERIFIED.name().getBytes(UTF_8));
                downstream.process(moved);
            }
        }
    }

    Evidence evidence() {
        Gathering gathering = new Gathering(KEYS, SECOND, MARKER);
        written.all().forEach(gathering::take);
        List<ConsumerRecord<byte[], byte[]>> outputs = again == null ? written.outputs(SECOND) : again;
        outputs.forEach(gathering::take);
        answers.forEach(answer -> gathering.takeAnswer(new String(Json.bytes(answer), UTF_8)));
        try {
            for (ObjectNode post : downstream.journal) {
                gathering.takePost(post.toString());
            }
            for (Path text : texts) {
                gathering.takeText(text);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        downstream.shown().forEach(gathering::takeShown);
        return gathering.evidence(happened, samples);
    }
}
