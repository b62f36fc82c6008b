package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ArchiveTallyTest {

    private static final Evidence NOTHING =
            new Evidence(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    @Test
    void shouldKeepTheFirstFindingsInWhateverOrderTheyCome() {
        ArchiveTally one = new ArchiveTally(3);
        ArchiveTally other = new ArchiveTally(3);
        for (int offset = 9; offset >= 0; offset--) {
            add(offset % 2 == 0 ? one : other, 1, offset);
        }
        add(other, 0, 70);

        one.add(other);

        assertThat(one.findings())
                .extracting(ArchiveTally.Finding::place)
                .containsExactly(new Place(0, 70), new Place(1, 0), new Place(1, 1));
        assertThat(one.count(Verification.ALTERED)).isEqualTo(11);
        assertThat(one.isClean()).isFalse();
    }

    @Test
    void shouldBeCleanWhenThereIsNothing() {
        assertThat(new ArchiveTally(3).isClean()).isTrue();
    }

    private static void add(ArchiveTally tally, int partition, long offset) {
        tally.add(new Place(partition, offset), Verification.ALTERED, Optional.empty(), NOTHING);
    }
}
