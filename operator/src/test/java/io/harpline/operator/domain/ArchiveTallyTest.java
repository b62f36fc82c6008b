package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.signature.KeyName;
import java.util.Map;
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

    @Test
    void shouldCountWhatIsGoodByTheSide() {
        KeyName key = new KeyName("gardin", "local");
        ArchiveTally tally = new ArchiveTally(3);
        tally.add(new Place(0, 0), Verification.OK, Optional.of(key), NOTHING);
        tally.add(new Place(0, 1), Verification.OK, Optional.of(key), NOTHING);
        add(tally, 0, 2);

        assertThat(tally.total()).isEqualTo(3);
        assertThat(tally.wrong()).isEqualTo(1);
        assertThat(tally.rows())
                .isEqualTo(Map.of(
                        key, Map.of(Verification.OK, 2L), new KeyName("-", "-"), Map.of(Verification.ALTERED, 1L)));
    }

    private static void add(ArchiveTally tally, int partition, long offset) {
        tally.add(new Place(partition, offset), Verification.ALTERED, Optional.empty(), NOTHING);
    }
}
