package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class DeliveredTest {

    @Test
    void shouldKeepTheNewestVersionAndWhatWasLastSaidOfIt() {
        Delivered first = new Delivered(5, Instant.EPOCH, Optional.empty());
        Delivered again = new Delivered(5, Instant.EPOCH.plusSeconds(1), Optional.of("R1"));
        Delivered older = new Delivered(4, Instant.EPOCH.plusSeconds(2), Optional.empty());

        assertThat(first.and(again)).isEqualTo(again);
        assertThat(again.and(older)).isEqualTo(again);
    }
}
