package io.harpline.sink.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.sink.domain.DeliveryOutcome.Delivered;
import io.harpline.sink.domain.DeliveryOutcome.Fault;
import io.harpline.sink.domain.DeliveryOutcome.Refused;
import io.harpline.sink.domain.DeliveryOutcome.TryAgain;
import io.harpline.sink.domain.HarpAnswer.Answered;
import io.harpline.sink.domain.HarpAnswer.Cause;
import io.harpline.sink.domain.HarpAnswer.NoAnswer;
import io.harpline.sink.domain.HarpAnswer.Result;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(ExecutionMode.CONCURRENT)
class ClassifierTest {

    private static final Set<Integer> REFUSED = Set.of(400, 413, 422);
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    static IntStream statuses() {
        return IntStream.rangeClosed(100, 599);
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void shouldKnowWhoseFaultEveryStatusIs(int status) {
        DeliveryOutcome outcome = Classifier.classify(answer(status, Result.GIVEN));

        if (status >= 200 && status < 300) {
            assertThat(outcome).isInstanceOf(Delivered.class);
        } else if (REFUSED.contains(status)) {
            assertThat(outcome).isInstanceOf(Refused.class);
        } else {
            Fault fault = PASSING.contains(status) || status >= 500 ? Fault.PASSING : Fault.DESTINATION;
            assertThat(outcome).isEqualTo(new TryAgain(fault, Optional.empty(), "HTTP " + status));
        }
    }

    @Test
    void shouldTakeAResultOfNullForADroppedAlert() {
        assertThat(Classifier.classify(answer(200, Result.NULL))).isInstanceOf(Refused.class);
    }

    @Test
    void shouldNotTakeAnErrorUnderA200ForAnAcknowledgement() {
        assertThat(Classifier.classify(answer(200, Result.ERROR)))
                .isEqualTo(new TryAgain(Fault.PASSING, Optional.empty(), "HTTP 200 with a result that says Error"));
    }

    @Test
    void shouldNotTakeAPageOfSomebodyElseForAnAcknowledgement() {
        assertThat(Classifier.classify(answer(200, Result.ABSENT)))
                .isEqualTo(new TryAgain(Fault.DESTINATION, Optional.empty(), "HTTP 200 without a JSON result"));
    }

    @ParameterizedTest
    @EnumSource
    void shouldTryAgainWithoutAnAnswer(Cause cause) {
        assertThat(Classifier.classify(new NoAnswer(cause, "what")))
                .isEqualTo(
                        new TryAgain(cause == Cause.TLS ? Fault.DESTINATION : Fault.PASSING, Optional.empty(), "what"));
    }

    @Test
    void shouldPassOnHowLongHarpAsksToWait() {
        Optional<Duration> wait = Optional.of(Duration.ofSeconds(7));

        assertThat(Classifier.classify(new Answered(429, Result.ABSENT, wait, "", "")))
                .isEqualTo(new TryAgain(Fault.PASSING, wait, "HTTP 429"));
    }

    private static Answered answer(int status, Result result) {
        return new Answered(status, result, Optional.empty(), "", "");
    }
}
