package io.harpline.operator.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.operator.verify.Headers;
import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.gardin.NotificationIds;
import io.harpline.schemas.topic.Topics;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Finds out whose an id is, of which nobody has said the tenant. What is genuine counts before what is only said by a
/// request that was refused, and an alertId before a notificationId.
record Lookup(AlertTopics topics, String id) {

    private static final byte[] NOTHING = new byte[0];

    /// @param alerts of which it is the id, or that of a notification; more than one only where it is no ULID
    /// @param asNotification whether it is that of a notification
    record Whose(Set<String> alerts, boolean asNotification) {}

    Whose find(Optional<Instant> since) {
        Whose found = look(since);
        return found.alerts().isEmpty() && since.isPresent() ? look(Optional.empty()) : found;
    }

    private Whose look(Optional<Instant> since) {
        Mention mention = new Mention(id);
        byte[] end = ("/" + id).getBytes(UTF_8);
        Predicate<NotificationIds> asNotification = ids -> ids.notificationId().equals(id);
        Predicate<NotificationIds> asAlert = ids -> ids.alertId().equals(id);
        var records = new Sweep(
                        topics.cluster(),
                        topics.all(List.of(Topics.NOTIFICATIONS, Topics.STATE, Topics.UNVERIFIED), since))
                .find(record -> isKeyed(record)
                        ? endsWith(record.key(), end)
                                || mention.in(body(record), asNotification).isPresent()
                        : mention.in(body(record), asNotification.or(asAlert)).isPresent());
        List<Whose> candidates = List.of(
                new Whose(keys(records, record -> isKeyed(record) && endsWith(record.key(), end), Lookup::key), false),
                new Whose(keys(records, Lookup::isKeyed, Lookup::key), true),
                new Whose(
                        keys(
                                records,
                                record -> mention.in(body(record), asAlert).isPresent(),
                                Lookup::bodyKey),
                        false),
                new Whose(keys(records, _ -> true, Lookup::bodyKey), true));
        return candidates.stream()
                .filter(whose -> !whose.alerts().isEmpty())
                .findFirst()
                .orElse(new Whose(Set.of(), false));
    }

    private static Set<String> keys(
            List<ConsumerRecord<byte[], byte[]>> records,
            Predicate<ConsumerRecord<byte[], byte[]>> which,
            Function<ConsumerRecord<byte[], byte[]>, Optional<String>> key) {
        Set<String> keys = new TreeSet<>();
        records.stream().filter(which).map(key).forEach(found -> found.ifPresent(keys::add));
        return keys;
    }

    private static Optional<String> key(ConsumerRecord<byte[], byte[]> record) {
        return Optional.of(new String(record.key(), UTF_8)).filter(key -> key.contains("/"));
    }

    private static Optional<String> bodyKey(ConsumerRecord<byte[], byte[]> record) {
        return Entries.ids(body(record)).map(NotificationIds::key).map(AlertKey::toString);
    }

    private static boolean isKeyed(ConsumerRecord<byte[], byte[]> record) {
        return AlertTopics.isKeyed(record.topic()) && record.key() != null;
    }

    /// That of a state says nothing which its key does not say.
    private static byte[] body(ConsumerRecord<byte[], byte[]> record) {
        return record.topic().equals(Topics.STATE.name()) ? NOTHING : Headers.body(record);
    }

    private static boolean endsWith(byte[] key, byte[] end) {
        return key.length >= end.length && Arrays.equals(key, key.length - end.length, key.length, end, 0, end.length);
    }
}
