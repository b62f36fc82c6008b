package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class CoverageTest {

    private final Coverage coverage = new Coverage(100);

    @Test
    void shouldCoverAnAlertOfWhichTheArchiveHoldsEverything() {
        coverage.live("A1", 100);
        coverage.renewed("A1", 100);

        assertThat(coverage.covers("A1")).isTrue();
    }

    @Test
    void shouldNotCoverAnAlertThatIsOlderThanTheArchive() {
        coverage.live("A1", 99);
        coverage.live("A1", 150);
        coverage.renewed("A1", 150);

        assertThat(coverage.covers("A1")).isFalse();
    }

    @Test
    void shouldNotCoverAnAlertOfWhichNoOutcomeTells() {
        assertThat(coverage.covers("A1")).isFalse();
    }

    @Test
    void shouldCoverWhatOneSideDoesNotKnowAtAll() {
        coverage.live("lost", 100);
        coverage.renewed("found", 100);

        assertThat(coverage.covers("lost")).isTrue();
        assertThat(coverage.covers("found")).isTrue();
    }

    @Test
    void shouldNotCoverWhatTheLiveOutcomesHaveForgottenByAge() {
        coverage.renewed("old", 100);
        coverage.live("younger", 200);
        coverage.renewed("younger", 200);

        coverage.liveHasLostItsHead();

        assertThat(coverage.covers("old")).isFalse();
        assertThat(coverage.covers("younger")).isTrue();
    }
}
