package io.harpline.operator.domain;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.harp.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The arrays beside the slow and obvious: lists, each of which is searched through for every record of another.
class PartitionLedgerTest {

    private static final long START = 100;
    private static final int RECORDS = 300;

    private record Notification(long offset, String key) {}

    private record Outcome(long origin, NotificationOutcome.Result result, Optional<String> eventId) {}

    private record Event(long offset, String key, String id, long version) {}

    private record Answer(String eventId, String destination, Receipt.Result result) {}

    private final List<Notification> notifications = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Answer> receipts = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20261122})
    void shouldCountWhatTheSlowAndObviousCounts(long seed) {
        Random random = new Random(seed);
        history(random);
        long processed = START + random.nextInt(RECORDS);
        long finished = random.nextInt(RECORDS);

        LedgerTally tally = tally(processed, finished);

        assertThat(tally.notifications()).isEqualTo(slowNotifications(processed));
        assertThat(tally.events()).isEqualTo(slowEvents(finished));
        assertThat(tally.kinds()).isEqualTo(slowKinds(processed, finished));
    }

    /// Now and then something is left out, or is there twice.
    private void history(Random random) {
        for (int i = 0; i < RECORDS; i++) {
            long offset = START + i;
            String key = "T" + random.nextInt(3) + "/A" + random.nextInt(20);
            if (random.nextInt(20) > 0) {
                notifications.add(new Notification(offset, key));
            }
            String id = "%032x".formatted(random.nextLong());
            NotificationOutcome.Result result = pick(random, NotificationOutcome.Result.values());
            for (int times = 0; times < often(random); times++) {
                boolean applied = result == NotificationOutcome.Result.APPLIED;
                outcomes.add(new Outcome(offset, result, applied ? Optional.of(id) : Optional.empty()));
            }
            if (result == NotificationOutcome.Result.APPLIED) {
                for (int times = 0; times < often(random); times++) {
                    events.add(new Event(events.size(), key, id, random.nextInt(2)));
                }
                for (int times = 0; times < random.nextInt(4); times++) {
                    receipts.add(new Answer(id, "d" + random.nextInt(2), pick(random, Receipt.Result.values())));
                }
            }
        }
    }

    private static int often(Random random) {
        int chance = random.nextInt(20);
        return chance == 0 ? 0 : chance == 1 ? 2 : 1;
    }

    private static <E> E pick(Random random, E[] all) {
        return all[random.nextInt(all.length)];
    }

    private LedgerTally tally(long processed, long finished) {
        LedgerTally tally = new LedgerTally(10);
        PartitionLedger ledger = new PartitionLedger(3, START, START + RECORDS, processed, KnownLetters.NONE, tally);
        outcomes.forEach(
                one -> ledger.outcome(one.origin(), one.result(), one.eventId().orElse(null), true));
        receipts.forEach(one -> ledger.receipt(one.eventId(), one.destination(), one.result(), false));
        for (Event event : events) {
            ledger.event(event.offset(), Instant.EPOCH, event.key(), event.id(), event.offset() < finished);
            ledger.eventIsThere(event.id());
        }
        for (Event event : events) {
            if (ledger.isThereAgain(event.id())) {
                ledger.eventAgain(event.offset(), event.key(), event.id(), event.version(), true);
            }
        }
        notifications.forEach(one -> ledger.notification(one.offset(), Instant.EPOCH, one.key(), true));
        ledger.close();
        return tally;
    }

    @Test
    void shouldMissANotificationThatStoodBeforeWhatIsThere() {
        LedgerTally tally = new LedgerTally(10);
        PartitionLedger ledger = new PartitionLedger(3, START, START, START, KnownLetters.NONE, tally);

        ledger.outcome(START - 1, NotificationOutcome.Result.ABSORBED, null, true);
        ledger.outcome(START - 2, NotificationOutcome.Result.ABSORBED, null, false);
        ledger.close();

        assertThat(tally.mismatches())
                .containsExactly(new Mismatch(
                        Mismatch.Kind.NO_NOTIFICATION, "gardin.notifications.v1", new Place(3, START - 1), "-"));
    }

    @Test
    void shouldNotMissADeadLetterThatMayHaveBeenRemoved() {
        LedgerTally tally = new LedgerTally(10);
        Instant since = Instant.parse("2026-11-20T06:00:00Z");
        KnownLetters letters = new KnownLetters(Set.of(), Map.of(3, since));
        PartitionLedger ledger = new PartitionLedger(3, START, START, START, letters, tally);

        ledger.receipt("e1", "default", Receipt.Result.REFUSED, false);
        ledger.receipt("e2", "default", Receipt.Result.REFUSED, false);
        ledger.event(1, since.minusMillis(1), "T/A", "e1", true);
        ledger.event(2, since, "T/A", "e2", true);

        assertThat(tally.mismatches())
                .containsExactly(
                        new Mismatch(Mismatch.Kind.NO_DEAD_LETTER, "alerts.events.v1", new Place(3, 2), "T/A"));
    }

    private List<Outcome> outcomesOf(long offset) {
        return outcomes.stream().filter(one -> one.origin() == offset).toList();
    }

    private Became slow(Notification one, long processed) {
        long last = outcomes.stream().mapToLong(Outcome::origin).max().orElse(0);
        return outcomesOf(one.offset()).stream()
                .findFirst()
                .map(outcome -> Became.of(outcome.result()))
                .orElse(one.offset() < Math.max(last, processed) ? Became.LOST : Became.PENDING);
    }

    private Map<String, Map<Became, Long>> slowNotifications(long processed) {
        return notifications.stream()
                .collect(groupingBy(
                        one -> PartitionLedger.tenantOf(one.key()),
                        groupingBy(one -> slow(one, processed), counting())));
    }

    private Map<String, Told> slow(Event event, long finished) {
        Map<String, Told> told = new HashMap<>();
        receipts.stream()
                .filter(receipt -> receipt.eventId().equals(event.id()))
                .forEach(receipt -> told.merge(
                        receipt.destination(),
                        Told.of(receipt.result()),
                        (one, other) -> Stream.of(one, other)
                                .min(Comparator.naturalOrder())
                                .orElseThrow()));
        if (told.isEmpty()) {
            told.put(LedgerTally.UNKNOWN, event.offset() < finished ? Told.LOST : Told.IN_FLIGHT);
        }
        return told;
    }

    private Map<String, Map<String, Map<Told, Long>>> slowEvents(long finished) {
        return events.stream()
                .flatMap(event -> slow(event, finished).entrySet().stream()
                        .map(told -> List.of(PartitionLedger.tenantOf(event.key()), told.getKey(), told.getValue())))
                .collect(groupingBy(
                        row -> (String) row.get(0),
                        groupingBy(row -> (String) row.get(1), groupingBy(row -> (Told) row.get(2), counting()))));
    }

    private Map<Mismatch.Kind, Long> slowKinds(long processed, long finished) {
        List<Mismatch.Kind> kinds = new ArrayList<>();
        for (Notification one : notifications) {
            List<Outcome> own = outcomesOf(one.offset());
            if (slow(one, processed) == Became.LOST) {
                kinds.add(Mismatch.Kind.NO_OUTCOME);
            }
            if (own.size() > 1) {
                kinds.add(Mismatch.Kind.TWO_OUTCOMES);
            }
            if (own.stream()
                    .anyMatch(outcome -> outcome.eventId().isPresent()
                            && events.stream()
                                    .noneMatch(event ->
                                            event.id().equals(outcome.eventId().get())))) {
                kinds.add(Mismatch.Kind.NO_EVENT);
            }
        }
        for (long offset = START; offset < START + RECORDS; offset++) {
            long here = offset;
            if (!outcomesOf(here).isEmpty() && notifications.stream().noneMatch(one -> one.offset() == here)) {
                kinds.add(Mismatch.Kind.NO_NOTIFICATION);
            }
        }
        for (Event event : events) {
            if (events.stream()
                    .anyMatch(other -> other.id().equals(event.id())
                            && other.offset() < event.offset()
                            && other.version() >= event.version())) {
                kinds.add(Mismatch.Kind.EVENT_TWICE);
            }
            slow(event, finished).values().forEach(told -> {
                if (told == Told.LOST) {
                    kinds.add(Mismatch.Kind.NO_RECEIPT);
                }
                if (told == Told.DEAD && event.offset() < finished) {
                    kinds.add(Mismatch.Kind.NO_DEAD_LETTER);
                }
            });
        }
        return kinds.stream().collect(groupingBy(Function.identity(), counting()));
    }
}
