package io.harpline.benchmarks.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.gardin.GardinEvent;
import io.harpline.schemas.gardin.Notification;
import io.harpline.schemas.gardin.NotificationReader;
import io.harpline.schemas.gardin.Reading.Read;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class HistoryTest {

    private static final Instant BEGINNING = Instant.parse("2025-01-01T00:00:00Z");
    private static final int ALIVE = 100;
    private static final int COUNT = 3_000;

    @Test
    void shouldRaiseIncreaseAndCloseEachAlertInThisOrder() {
        Map<AlertKey, List<GardinEvent>> lives = archived(1)
                .collect(Collectors.groupingBy(
                        Archived::key,
                        Collectors.mapping(one -> notification(one).event(), Collectors.toList())));

        List<GardinEvent> whole = List.of(GardinEvent.RAISED, GardinEvent.SEVERITY_INCREASED, GardinEvent.CLOSED);
        assertThat(lives.values())
                .allMatch(life -> whole.subList(0, life.size()).equals(life));
        assertThat(lives.values().stream().filter(whole::equals)).hasSizeGreaterThan(COUNT / 3 - ALIVE);
    }

    @Test
    void shouldLeaveManyOthersBetweenAnAlertsFirstNotificationAndItsLast() {
        List<Archived> archived = archived(1).toList();
        Map<AlertKey, Integer> raised = new HashMap<>();

        for (int at = 0; at < archived.size(); at++) {
            Archived one = archived.get(at);
            raised.putIfAbsent(one.key(), at);
            if (notification(one).event() == GardinEvent.CLOSED) {
                assertThat(at - raised.getOrDefault(one.key(), at)).isGreaterThan(ALIVE / 2);
            }
        }
    }

    @Test
    void shouldBeReceivedInOrderAndSoonAfterItHappened() {
        List<Archived> archived = archived(1).toList();

        assertThat(archived).extracting(Archived::receivedAt).isSorted();
        assertThat(archived)
                .allSatisfy(one -> assertThat(Duration.between(notification(one).timestamp(), one.receivedAt()))
                        .isBetween(Duration.ZERO, Duration.ofSeconds(2)));
    }

    @Test
    void shouldGiveTheSameArchiveToTheSameSeedAndAnotherToAnother() {
        assertThat(bytes(1)).isEqualTo(bytes(1)).doesNotContainAnyElementsOf(bytes(2));
    }

    private static History history(long seed) {
        return new History(seed, BEGINNING, Duration.ofMinutes(1), ALIVE);
    }

    private static Stream<Archived> archived(long seed) {
        return Stream.generate(history(seed)::next).limit(COUNT);
    }

    /// Whole records: value and headers.
    private static List<String> bytes(long seed) {
        History history = history(seed);
        return Stream.generate(() -> history.record(history.next()))
                .limit(100)
                .map(HistoryTest::text)
                .toList();
    }

    private static String text(ProducerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8) + record.headers();
    }

    private static Notification notification(Archived archived) {
        byte[] body = archived.body().getBytes(StandardCharsets.UTF_8);
        return ((Read<Notification>) NotificationReader.notification(body)).value();
    }
}
