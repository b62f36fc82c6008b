package io.harpline.prove.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harpline.prove.evidence.Shown;
import io.harpline.prove.history.Kind;
import io.harpline.prove.load.Answered;
import io.harpline.prove.nemesis.Happened;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// One thing that is wrong in an otherwise true history: which promise that breaks, what the evidence must name, and
/// which further promises cannot but be broken with it.
@SuppressWarnings("ImmutableEnumChecker") // what it does is done to what it is given
enum Doctored {
    A_LOST_RECORD(1, "INGEST4", of -> of.written.forget("INGEST4")),
    AN_ALTERED_BYTE(
            1,
            "other bytes",
            of -> of.written.replace(
                    Topics.NOTIFICATIONS,
                    "\"M0\"",
                    (new String(of.written.first(Topics.NOTIFICATIONS, "\"M0\"").value(), UTF_8) + " ")
                            .getBytes(UTF_8)),
            7),
    AN_ALTERED_COPY(
            1,
            "N2",
            of -> {
                ConsumerRecord<byte[], byte[]> copy = of.written.of(Topics.NOTIFICATIONS).stream()
                        .filter(record -> record.offset() > 0 && new String(record.value(), UTF_8).contains("\"N2\""))
                        .toList()
                        .getLast();
                Written.headers(copy, "received-at", "2026-11-22T08:00:21.000Z");
            },
            2),
    A_SWAPPED_ORDER(1, "behind request 4", of -> {
        String first = of.answers.get(2).ingestId();
        answer(
                of,
                2,
                answer -> with(
                        answer,
                        answer.status(),
                        String.valueOf(of.answers.get(3).ingestId())));
        answer(of, 3, answer -> with(answer, answer.status(), String.valueOf(first)));
    }),
    A_GENUINE_REQUEST_REFUSED(1, "answered 401", of -> answer(of, 0, answer -> with(answer, 401, "INGEST1")), 7),
    ONE_INGEST_ID_FOR_TWO(1, "INGEST3", of -> answer(of, 3, answer -> with(answer, 200, "INGEST3")), 7),
    NOT_TAKEN_ON_A_GOOD_DAY(1, "answered 503", of -> answer(of, 0, answer -> with(answer, 503, null))),
    SILENCE_ON_A_GOOD_DAY(1, "answered 0", of -> answer(of, 0, answer -> with(answer, 0, null))),
    NOT_TAKEN_FOR_WANT_OF_KAFKA(1, "answered 503", of -> {
        of.fault("kill", "kafka-1", "SIGKILL", 5, 15);
        answer(of, 0, answer -> with(answer, 503, null));
    }),
    ARCHIVED_OVER_AND_OVER(1, "further copies", of -> {
        for (int i = 0; i < 10; i++) {
            of.downstream.process(of.written.repeat(Topics.NOTIFICATIONS, "\"N2\""));
        }
    }),
    REFUSED_AND_GONE(1, "N9", of -> of.written.drop(Topics.UNVERIFIED, "\"N9\"")),
    REFUSED_AND_ALTERED(
            1,
            "refused, and not kept apart",
            of -> of.written.replace(Topics.UNVERIFIED, "\"N10\"", "{}".getBytes(UTF_8))),
    KEPT_APART_WITHOUT_ITS_SIGNATURE(
            1,
            "N15",
            of -> Written.headers(of.written.first(Topics.UNVERIFIED, "\"N15\""), "signature", "0".repeat(64))),
    KEPT_APART_AND_NEVER_SENT(
            1,
            "INGEST99",
            of -> of.written.request(
                    Topics.UNVERIFIED, "gardin", "{}".getBytes(UTF_8), TrueHistory.at(99), "INGEST99", "", "")),
    NEVER_REVERIFIED(
            1,
            "N20",
            of -> of.send(Kind.EARLY_KEY, TrueHistory.body("A7", "N20", "CLOSED", "LOW", "closeReason", "EXPIRED"))),
    MOVED_TWICE(1, "2 times", of -> of.downstream.process(of.written.repeat(Topics.NOTIFICATIONS, "\"N15\""))),

    NO_OUTCOME(2, "N2", of -> of.written.drop(Topics.OUTCOMES, "DUPLICATE"), 0),
    A_SECOND_OUTCOME(2, "has outcomes at", of -> of.written.repeat(Topics.OUTCOMES, "ABSORBED"), 0),
    AN_OUTCOME_OF_NOTHING(
            2,
            "offset=77",
            of -> {
                of.written.repeat(Topics.OUTCOMES, "ABSORBED");
                of.written.edit(
                        Topics.OUTCOMES, "ABSORBED", json -> ((ObjectNode) json.get("origin")).put("offset", 77));
            },
            0),
    A_WRONG_OUTCOME(
            2,
            "must be ABSORBED",
            of -> of.written.edit(Topics.OUTCOMES, "ABSORBED", json -> json.put("result", "DUPLICATE"))),
    A_WRONG_REASON(
            2,
            "UNKNOWN_VALUE",
            of -> of.written.edit(Topics.OUTCOMES, "UNKNOWN_VALUE", json -> json.put("reason", "UNPROCESSABLE"))),
    TAKEN_FOR_TOO_LATE(
            2,
            "must be APPLIED",
            of -> of.written.edit(
                    Topics.OUTCOMES,
                    "\"M0\"",
                    json -> json.put("result", "QUARANTINED").put("reason", "TOO_LATE")),
            0),
    A_WRONG_EARLIER_ONE(
            2,
            "the earlier one stands at",
            of -> of.written.edit(
                    Topics.OUTCOMES, "DUPLICATE", json -> ((ObjectNode) json.get("earlier")).put("offset", 77))),
    SOMETHING_NOTED_THAT_IS_NOT_ODD(
            2,
            "nothing odd",
            of -> of.written.edit(
                    Topics.OUTCOMES, "\"M0\"", json -> json.putArray("notes").add("jobId missing"))),
    A_LOST_EVENT(2, "M0", of -> of.written.drop(Topics.EVENTS, "\"M0\""), 0, 4),
    AN_EVENT_TWICE(2, "M0", of -> of.written.repeat(Topics.EVENTS, "\"M0\""), 0),
    A_WRONG_VERSION(
            2,
            "of version",
            of -> of.written.edit(
                    Topics.EVENTS,
                    "\"M0\"",
                    json -> json.put("version", json.get("version").asLong() + 1)),
            4),
    A_WRONG_TYPE(
            2,
            "must be RAISED",
            of -> of.written.edit(Topics.EVENTS, "\"M0\"", json -> json.put("type", "SEVERITY_INCREASED")),
            0),
    A_WRONG_SEVERITY(
            2,
            "severity must be LOW",
            of -> of.written.edit(Topics.EVENTS, "\"M0\"", json -> json.put("severity", "HIGH"))),
    LOST_IN_QUARANTINE(2, "N4", of -> of.written.drop(Topics.QUARANTINE, "WILTED"), 0),
    ALTERED_IN_QUARANTINE(2, "N4", of -> of.written.replace(Topics.QUARANTINE, "WILTED", "{}".getBytes(UTF_8))),

    A_WRONG_STATE(3, "T1/B0", of -> of.written.edit(Topics.STATE, "\"B0\"", json -> json.put("severity", "HIGH"))),
    A_LOST_STATE(3, "T1/B0", of -> of.written.drop(Topics.STATE, "\"B0\"")),
    A_REOPENED_STATE(3, "T1/A1", of -> of.written.repeat(Topics.STATE, "\"A1\"")),
    A_STATE_OF_NOBODY(
            3,
            "T1/Z9",
            of -> of.written.edit(
                    Topics.STATE,
                    "\"B0\"",
                    json -> of.written.add(
                            Topics.STATE,
                            "T1/Z9",
                            Instant.EPOCH,
                            json.toString().getBytes(UTF_8)))),
    A_WRONG_STATE_IN_AN_EVENT(
            3,
            "M0",
            of -> of.written.edit(
                    Topics.EVENTS, "\"M0\"", json -> ((ObjectNode) json.get("state")).put("jobId", "J9"))),
    A_FORGOTTEN_GAP(
            3,
            "RAISED_MISSING",
            of -> of.written.edit(Topics.EVENTS, "\"N6\"", json -> {
                json.putArray("gaps");
                ((ObjectNode) json.get("state")).putArray("gaps");
            })),

    AN_OLDER_WORD_AFTER_A_NEWER(
            4,
            "was acknowledged after",
            of -> of.written.edit(Topics.RECEIPTS, "\"A1\"", json -> started(json, "2026-11-22T08:04:00Z"))),
    AN_OLDER_WORD_THAT_WAS_ANSWERED_LATER(
            4,
            "was acknowledged after",
            of -> of.written.edit(
                    Topics.RECEIPTS,
                    "\"A1\"",
                    json -> ((ObjectNode) json.get("attempts").get(0)).put("millis", 60_000))),
    TWO_POSTS_AT_ONCE(
            4,
            "was begun before the end of",
            of -> of.written.edit(
                    Topics.RECEIPTS, "\"version\":1795334430010", json -> started(json, "2026-11-22T08:00:10.061Z"))),
    TWO_POSTS_AT_ONCE_OF_WHICH_ONE_FAILED(
            4,
            "was begun before the end of",
            of -> of.written.edit(Topics.RECEIPTS, "\"version\":1795334430010", json -> {
                started(json, "2026-11-22T08:00:10.061Z");
                ((ObjectNode) json.get("attempts").get(0)).put("status", 500).put("error", "HTTP 500");
            })),
    AN_OLDER_WORD_THAT_HARP_TOOK(4, "after 1795334560010", TrueHistory::postAnOlderWord),
    A_DEAD_LETTER_OF_AN_OUTAGE(4, "Harp failed it not", of -> poison(of, "1 alerts answered with 400: A5")),
    REFUSED_BUT_NOT_FOR_GOOD(4, "were not final", of -> poison(of, "2 alerts answered with 503: A5, A6")),
    A_DELIVERED_VERSION_THAT_FALLS(4, "before it", of -> of.written.repeat(Topics.DELIVERED, "\"A1\"")),
    THE_RECEIPT_OF_NOTHING(
            4, "ffff", of -> of.written.edit(Topics.RECEIPTS, "\"B0\"", json -> json.put("eventId", "f".repeat(32)))),
    A_RECEIPT_OF_ANOTHER_RECORD(
            4,
            "offset=77",
            of -> of.written.edit(
                    Topics.RECEIPTS, "\"B0\"", json -> ((ObjectNode) json.get("origin")).put("offset", 77))),
    ACKNOWLEDGED_AND_NEVER_TAKEN(4, "Harp never took it", of -> of.downstream.journal.removeLast()),
    HARP_TOLD_SOMETHING_ELSE(
            4, "urgent", of -> ((ObjectNode) of.downstream.journal.getLast().get("post")).put("severity", "urgent")),
    MISSING_IN_HARP(
            4, "T1/B0", of -> of.downstream.shown.removeIf(shown -> shown.key().equals("T1/B0"))),
    TWICE_IN_HARP(4, "T1/B0", of -> of.downstream.shown.add(new Shown(99, "T1/B0", true, "warning"))),
    UNKNOWN_IN_HARP(4, "T1/Z9", of -> of.downstream.shown.add(new Shown(99, "T1/Z9", true, "warning"))),
    STILL_OPEN_IN_HARP(4, "T1/A1 must be ok", of -> shows(of, new Shown(1, "T1/A1", true, "critical"))),
    ANOTHER_SEVERITY_IN_HARP(4, "T1/B0 must be warning", of -> shows(of, new Shown(1, "T1/B0", true, "urgent"))),
    CLOSED_AND_GONE_FROM_HARP(
            4, "T1/A1", of -> of.downstream.shown.removeIf(shown -> shown.key().equals("T1/A1"))),
    AN_UNFINISHED_EVENT(4, "M0", of -> of.written.drop(Topics.RECEIPTS, "\"B0\""), 0),
    NEVER_REDRIVEN(4, "and not acknowledged", of -> {
        of.written.drop(Topics.RECEIPTS, "\"alertId\":\"A5\",\"destination\":\"default\",\"result\":\"DELIVERED\"");
        of.written.drop(Topics.DELIVERED, "\"A5\"");
    }),
    SUPERSEDED_BY_NOTHING(4, "superseded by nothing", of -> {
        of.written.edit(Topics.RECEIPTS, "\"B0\"", json -> json.put("result", "SUPERSEDED"));
        of.written.drop(Topics.DELIVERED, "\"B0\"");
    }),
    DELIVERED_AND_ACKNOWLEDGED_BY_NOBODY(
            4,
            "acknowledged by nobody",
            of -> of.written.edit(
                    Topics.RECEIPTS,
                    "\"B0\"",
                    json -> ((ObjectNode) json.get("attempts").get(0)).put("error", "it lied"))),
    A_LOST_DEAD_LETTER(4, "A5", of -> of.written.drop(Topics.DEAD_LETTERS, "\"A5\"")),

    ONE_WAITED_FOR_ANOTHER(
            5, "B5", of -> of.written.edit(Topics.RECEIPTS, "\"B5\"", json -> started(json, "2026-11-22T08:05:00Z"))),

    OTHER_BYTES_THE_SECOND_TIME(
            6,
            "alerts.events.v1, key T1/B0",
            of -> again(of, Topics.EVENTS, "\"B0\"", records -> {
                ConsumerRecord<byte[], byte[]> record = records.removeFirst();
                record.value()[0] = ' ';
                records.add(record);
            })),
    ANOTHER_HEADER_THE_SECOND_TIME(
            6,
            "alerts.quarantine.v1",
            of -> again(
                    of,
                    Topics.QUARANTINE,
                    "WILTED",
                    records -> Written.headers(records.getFirst(), "reason", "UNREADABLE"))),
    ANOTHER_ORDER_THE_SECOND_TIME(
            6,
            "gardin.outcomes.v1, key T1/A1: record 1 of 5",
            of -> again(of, Topics.OUTCOMES, "\"A1\"", Collections::reverse)),
    ONE_LESS_THE_SECOND_TIME(
            6, "alerts.state.v1, key T1/B0: record 1 of 1", of -> again(of, Topics.STATE, "\"B0\"", List::removeFirst)),

    A_FORGED_BODY_IN_THE_ARCHIVE(
            7,
            "N9",
            of -> of.downstream.process(of.written.request(
                    Topics.NOTIFICATIONS,
                    "T1/A2",
                    of.written.first(Topics.UNVERIFIED, "\"N9\"").value(),
                    TrueHistory.at(111),
                    "INGEST11",
                    "00",
                    "default"))),
    A_FORGED_BODY_IN_AN_ERROR(
            7,
            "gardin.outcomes.v1",
            of -> of.written.edit(Topics.OUTCOMES, "UNKNOWN_VALUE", json -> json.put("why", TrueHistory.MARKER))),
    A_FORGED_BODY_IN_A_LOG(7, "ingest", of -> log(of, TrueHistory.MARKER.getBytes(UTF_8))),
    A_FORGED_REQUEST_TAKEN(7, "FORGED", of -> answer(of, 10, answer -> with(answer, 200, "INGEST11")), 1),
    AN_OVERSIZED_REQUEST_TAKEN(7, "OVERSIZED", of -> answer(of, 12, answer -> with(answer, 200, "INGEST13")), 1),
    A_FORGED_ID_IN_AN_EVENT(
            7,
            "an event, and in Harp",
            of -> of.written.edit(Topics.EVENTS, "\"M0\"", json -> json.put("notificationId", "N9")),
            2),
    ANOTHER_SIGNATURE(
            7,
            "M0",
            of -> Written.headers(of.written.first(Topics.NOTIFICATIONS, "\"M0\""), "signature", "0".repeat(64))),
    ANOTHER_KEYS_NAME(
            7, "names next", of -> Written.headers(of.written.first(Topics.NOTIFICATIONS, "\"M0\""), "key-id", "next")),
    ARCHIVED_AND_NEVER_SENT(7, "M9", of -> {
        of.send(Kind.GENUINE, TrueHistory.body("B9", "M9", "RAISED", "LOW"));
        of.answers.removeLast();
    }),
    A_SECRET_IN_A_LOG(7, "default, in ", of -> log(of, TrueHistory.SECRET)),
    A_SECRET_IN_HEX(
            7,
            "default, in hex",
            of -> log(of, HexFormat.of().formatHex(TrueHistory.SECRET).getBytes(UTF_8))),
    A_SECRET_IN_BASE64(7, "next, in Base64", of -> log(of, Base64.getEncoder().encode(TrueHistory.NEXT_SECRET))),
    THE_INTEGRATION_KEY_IN_A_RECORD(
            7,
            "harpline.operations.v1",
            of -> of.written.add(
                    Topics.OPERATIONS,
                    "op",
                    Instant.EPOCH,
                    ("?integration_key=" + TrueHistory.INTEGRATION_KEY).getBytes(UTF_8))),
    A_SECRET_IN_A_HEADER(
            7,
            "its header excerpt",
            of -> Written.headers(
                    of.written.first(Topics.DEAD_LETTERS, "\"A5\""), "excerpt", TrueHistory.INTEGRATION_KEY)),

    AN_UNREADABLE_RECORD(
            0, "harp.delivered.v1", of -> of.written.replace(Topics.DELIVERED, "\"B0\"", "no JSON".getBytes(UTF_8))),
    ANOTHER_CLOUD_EVENT(
            0, "ce_subject", of -> Written.headers(of.written.first(Topics.EVENTS, "\"M0\""), "ce_subject", "T1/B9")),
    ENDED_BY_ITSELF(
            0,
            "transform-1",
            of -> of.fault("ended", "transform-1", "ended by itself, and was started again", 100, 100)),
    ENDED_WHEN_STARTED_AGAIN(0, "transform-1", of -> {
        of.fault("kill", "transform-1", "SIGKILL", 95, 105);
        of.fault("ended", "transform-1", "ended by itself, and was started again", 103, 103);
    }),
    DEAF_TO_SIGTERM(0, "told to", of -> of.fault("stop", "sink-1", "SIGTERM; " + Happened.DEAF, 100, 141)),
    DEAF_WHEN_SCALED_AWAY(
            0, "told to", of -> of.fault("scale", "sink", "3 instances, then one; sink-2 " + Happened.DEAF, 100, 141)),
    TOO_MUCH_MEMORY(
            0,
            "ingest-1",
            of -> of.figures(second -> TrueHistory.figures(second == 100 ? 513L << 20 : 300L << 20, 40))),
    GROWING_MEMORY(0, "it grows", of -> grow(of, 700 << 10, 0)),
    GROWING_THREADS(0, "it grows", of -> grow(of, 0, 1));

    private final int promise;
    private final String named;
    private final Consumer<TrueHistory> change;
    private final Set<Integer> broken = new TreeSet<>();

    Doctored(int promise, String named, Consumer<TrueHistory> change, int... besides) {
        this.promise = promise;
        this.named = named;
        this.change = change;
        broken.add(promise);
        Arrays.stream(besides).forEach(broken::add);
    }

    int promise() {
        return promise;
    }

    String named() {
        return named;
    }

    Set<Integer> broken() {
        return broken;
    }

    void doctor(TrueHistory history) {
        change.accept(history);
    }

    private static void answer(TrueHistory of, int index, UnaryOperator<Answered> change) {
        of.answers.set(index, change.apply(of.answers.get(index)));
    }

    private static Answered with(Answered answer, int status, @Nullable String ingestId) {
        return new Answered(
                answer.number(),
                answer.kind(),
                answer.sha256(),
                answer.alert(),
                answer.notificationId(),
                answer.instance(),
                answer.sentAt(),
                answer.tookMillis(),
                status,
                ingestId);
    }

    /// Answers that request with nothing but this status.
    static void answered(TrueHistory of, int index, int status) {
        answer(of, index, answer -> with(answer, status, null));
    }

    private static void started(ObjectNode receipt, String at) {
        ((ObjectNode) receipt.get("attempts").get(0)).put("startedAt", at);
    }

    private static void shows(TrueHistory of, Shown now) {
        of.downstream.shown.removeIf(shown -> shown.key().equals(now.key()));
        of.downstream.shown.add(now);
    }

    /// Changes what the second transform has written of that topic and has that text in it.
    private static void again(
            TrueHistory of,
            TopicDeclaration topic,
            String text,
            Consumer<List<ConsumerRecord<byte[], byte[]>>> change) {
        List<ConsumerRecord<byte[], byte[]>> all = of.written.outputs(TrueHistory.SECOND);
        List<ConsumerRecord<byte[], byte[]>> some = new ArrayList<>(all.stream()
                .filter(record ->
                        record.topic().endsWith(topic.name()) && new String(record.value(), UTF_8).contains(text))
                .toList());
        all.removeAll(some);
        change.accept(some);
        all.addAll(some);
        of.again = all;
    }

    private static void log(TrueHistory of, byte[] secret) {
        try {
            Path log = Files.createTempFile("ingest", ".log");
            log.toFile().deleteOnExit();
            byte[] before = "a line\n".repeat(200_000).getBytes(UTF_8);
            Files.write(log, before);
            Files.write(log, secret, StandardOpenOption.APPEND);
            of.texts.add(log);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /// By so much each second.
    private static void grow(TrueHistory of, long bytes, int threads) {
        of.figures(second -> TrueHistory.figures((300L << 20) + second * bytes, 40 + second * threads));
    }

    private static void poison(TrueHistory of, String detail) {
        of.happened.removeIf(fault -> fault.fault().equals("poison"));
        of.fault("poison", "harp", detail, 125, 175);
    }
}
