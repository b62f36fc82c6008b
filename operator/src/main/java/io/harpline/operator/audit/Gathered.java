package io.harpline.operator.audit;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.harpline.operator.domain.AlertStory;
import io.harpline.operator.domain.Judge;
import io.harpline.operator.domain.StoryEntry;
import io.harpline.operator.kafka.AlertStates;
import io.harpline.operator.verify.Headers;
import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.harp.DeliveredVersion;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.operation.Operation;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// What the records of an alert tell, put together.
///
/// @param records of all topics, each partition's in order; and those of all operations
record Gathered(List<ConsumerRecord<byte[], byte[]>> records, Judge judge) {

    AlertStory story(AlertKey alert) {
        Entries entries = new Entries(judge, archived(), operations());
        List<StoryEntry> all =
                records.stream().flatMap(record -> entries.of(record).stream()).toList();
        return AlertStory.of(alert, all, state(), delivered());
    }

    private Set<String> archived() {
        return of(Topics.NOTIFICATIONS)
                .flatMap(record -> Headers.evidence(record).ingestId().stream())
                .collect(toSet());
    }

    private Map<String, Operation> operations() {
        return of(Topics.OPERATIONS)
                .flatMap(record -> read(record, Operation.class).stream())
                .collect(toMap(Operation::operationId, operation -> operation, (first, _) -> first));
    }

    private @Nullable AlertState state() {
        return of(Topics.STATE)
                .reduce((_, later) -> later)
                .map(AlertStates::state)
                .orElse(null);
    }

    private List<DeliveredVersion> delivered() {
        return of(Topics.DELIVERED)
                .flatMap(record -> read(record, DeliveredVersion.class).stream())
                .toList();
    }

    private Stream<ConsumerRecord<byte[], byte[]>> of(TopicDeclaration topic) {
        return records.stream().filter(record -> record.topic().equals(topic.name()));
    }

    private static <T> Optional<T> read(ConsumerRecord<byte[], byte[]> record, Class<T> type) {
        try {
            return Optional.of(Json.read(Headers.body(record), type));
        } catch (UncheckedIOException ofAnotherVersion) {
            return Optional.empty();
        }
    }
}
