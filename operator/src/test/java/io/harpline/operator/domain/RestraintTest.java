package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class RestraintTest {

    private final Restraint restraint = new Restraint(20);

    @Test
    void shouldWaitWhileTheSinkDoesNotFinishWhatItWasSent() {
        assertThat(restraint.why(19)).isEmpty();
        assertThat(restraint.why(20)).hasValueSatisfying(why -> assertThat(why).contains("not finished 20"));
        assertThat(restraint.why(19)).isEmpty();
    }

    @Test
    void shouldWaitWhileMoreAndMoreLiveEventsWait() {
        restraint.look(1000);
        assertThat(restraint.why(0)).as("one look tells of no growth").isEmpty();
        restraint.look(1001);
        assertThat(restraint.why(0)).hasValueSatisfying(why -> assertThat(why).contains("1001"));
        restraint.look(1001);
        assertThat(restraint.why(0)).isEmpty();
    }

    @Test
    void shouldNotMindTheFewThatAreAlwaysUnderWay() {
        restraint.look(0);
        restraint.look(100);

        assertThat(restraint.why(0)).isEmpty();
    }
}
