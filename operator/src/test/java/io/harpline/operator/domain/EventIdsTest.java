package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class EventIdsTest {

    private final EventIds ids = new EventIds();

    @Test
    void shouldNumberEachIdInTheOrderInWhichItIsFirstSeen() {
        Random random = new Random(20261122);
        List<String> many = Stream.generate(() -> "%016x%016x".formatted(random.nextLong(), random.nextLong()))
                .limit(1_000)
                .toList();

        many.forEach(ids::number);

        assertThat(ids.size()).isEqualTo(1_000);
        assertThat(many.reversed().stream().map(ids::number))
                .containsExactlyElementsOf(
                        IntStream.range(0, 1_000).boxed().toList().reversed());
        assertThat(ids.size()).isEqualTo(1_000);
    }

    @Test
    void shouldTellApartWhatIsNoEventIdOfOurs() {
        assertThat(Stream.of("", "a", "b", "x".repeat(32), "y".repeat(32), "a").map(ids::number))
                .containsExactly(0, 1, 2, 3, 4, 1);
    }
}
