package io.harpline.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.NotificationOutcome.Result;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The demo's books, from the topics alone: exactly one outcome for each archived notification.
///
/// @param archived the places of the tenant's archived notifications
/// @param outcomes all outcomes of the tenant
/// @param events how many events were made
record Ledger(List<Origin> archived, List<NotificationOutcome> outcomes, long events) {

    static Ledger of(NewRecords records, String tenantId) {
        return new Ledger(
                of(records, Topics.NOTIFICATIONS, tenantId)
                        .map(record -> new Origin(record.topic(), record.partition(), record.offset()))
                        .toList(),
                of(records, Topics.OUTCOMES, tenantId)
                        .map(record -> Json.read(record.value(), NotificationOutcome.class))
                        .toList(),
                of(records, Topics.EVENTS, tenantId).count());
    }

    /// @param taken how many notifications were answered with 200
    boolean balances(long taken) {
        Set<Origin> origins = outcomes.stream().map(NotificationOutcome::origin).collect(Collectors.toSet());
        return archived.size() == taken
                && outcomes.size() == taken
                && origins.equals(Set.copyOf(archived))
                && events == count(Result.APPLIED);
    }

    String line(long taken) {
        String parts = Stream.of(Result.values())
                .map(result -> count(result) + " " + result.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" + "));
        return "   %d taken = %d archived = %s; %d events".formatted(taken, archived.size(), parts, events);
    }

    private long count(Result result) {
        return outcomes.stream().filter(outcome -> outcome.result() == result).count();
    }

    private static Stream<ConsumerRecord<byte[], byte[]>> of(
            NewRecords records, TopicDeclaration topic, String tenantId) {
        return records.upToNow(topic).stream()
                .filter(record -> new String(record.key(), UTF_8).startsWith(tenantId + "/"));
    }
}
