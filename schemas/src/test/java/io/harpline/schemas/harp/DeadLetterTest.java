package io.harpline.schemas.harp;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.harp.DeadLetter.Reason;
import io.harpline.schemas.topic.HeaderNames;
import io.harpline.schemas.topic.Origin;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class DeadLetterTest {

    private static final Instant FIRST = Instant.parse("2026-05-04T08:15:30.250Z");
    private static final Instant LATER = Instant.parse("2026-05-05T10:00:00Z");
    private static final Origin EVENT = new Origin("alerts.events.v1", 3, 41);
    private static final DeadLetter REFUSED =
            new DeadLetter(Reason.REFUSED, 422, "{\"no\"}", 1, FIRST, FIRST, EVENT, 0);
    private static final DeadLetter UNREADABLE = new DeadLetter(Reason.UNREADABLE, null, "?", 0, null, null, EVENT, 0);

    @Test
    void shouldReadWhatItWrites() {
        for (DeadLetter letter : new DeadLetter[] {REFUSED, UNREADABLE}) {
            RecordHeaders headers = new RecordHeaders();
            letter.writeTo(headers);

            assertThat(DeadLetter.of(headers)).contains(letter);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {HeaderNames.REASON, HeaderNames.ATTEMPTS, HeaderNames.ORIGIN_OFFSET})
    void shouldNotTakeOtherHeadersForItsOwn(String missing) {
        RecordHeaders headers = new RecordHeaders();
        REFUSED.writeTo(headers);
        headers.remove(missing);

        assertThat(DeadLetter.of(headers)).isEmpty();
    }

    @Test
    void shouldKeepOneHistoryWhenItFailsAgain() {
        Origin replay = new Origin("harp.replay.v1", 3, 0);
        DeadLetter again = new DeadLetter(Reason.EXHAUSTED, null, "timed out", 9, LATER, LATER, replay, 0);

        DeadLetter whole = again.after(REFUSED.redriven());

        assertThat(whole).isEqualTo(new DeadLetter(Reason.EXHAUSTED, null, "timed out", 10, FIRST, LATER, EVENT, 1));
    }

    @Test
    void shouldBeginItsHistoryWithTheFirstAttemptThatThereWas() {
        DeadLetter whole = REFUSED.after(UNREADABLE.redriven());

        assertThat(whole).isEqualTo(new DeadLetter(Reason.REFUSED, 422, "{\"no\"}", 1, FIRST, FIRST, EVENT, 1));
    }
}
