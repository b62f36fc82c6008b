package io.harpline.transform.domain;

import io.harpline.schemas.alert.CloseReason;
import io.harpline.schemas.alert.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Notifications of one alert that do not contradict each other, and orders in which they may arrive.
public final class RandomHistory {

    private RandomHistory() {}

    /// 1 to `most` notifications, each with an id of its own; times are few, so that some are equal.
    public static List<Sent> notifications(Random random, int most) {
        List<Sent> sent = new ArrayList<>();
        int size = 1 + random.nextInt(most);
        for (int i = 0; i < size; i++) {
            sent.add(any(random).id("N" + i).at(random.nextInt(5)));
        }
        Collections.shuffle(sent, random); // so that ids do not rise with the order
        return sent;
    }

    /// Each at least once, some several times, in any order.
    public static List<Sent> shuffledWithRepetitions(List<Sent> sent, Random random) {
        List<Sent> arriving = new ArrayList<>(sent);
        int repetitions = random.nextInt(sent.size() + 1);
        for (int i = 0; i < repetitions; i++) {
            arriving.add(oneOf(sent, random));
        }
        Collections.shuffle(arriving, random);
        return arriving;
    }

    private static Sent any(Random random) {
        Severity severity = oneOf(List.of(Severity.values()), random);
        return switch (random.nextInt(4)) {
            case 0 -> Sent.raised(severity);
            case 1 -> Sent.closed(severity, orNull(oneOf(List.of(CloseReason.values()), random), random));
            default -> Sent.increased(orNull(oneOf(List.of(Severity.values()), random), random), severity);
        };
    }

    private static <T> T oneOf(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static <T> @Nullable T orNull(T value, Random random) {
        return random.nextInt(5) == 0 ? null : value;
    }
}
