package io.harpline.operator.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class TopicTallyTest {

    private final Fingerprints live = new Fingerprints();
    private final Fingerprints renewed = new Fingerprints();
    private final List<String> differing = new ArrayList<>();

    @Test
    void shouldCountEachAlertOnce() {
        append(live, "same", "a", "b");
        append(renewed, "same", "a", "b");
        append(live, "another value", "a");
        append(renewed, "another value", "b");
        append(live, "lost", "a");
        append(renewed, "found", "a");
        append(live, "too old", "a");

        TopicTally tally = TopicTally.none("t").and(live, renewed, key -> !key.equals("too old"), differing::add);

        assertThat(tally).isEqualTo(new TopicTally("t", 1, 1, 1, 1, 1));
        assertThat(differing).containsExactlyInAnyOrder("another value", "lost", "found");
    }

    @Test
    void shouldSeeAnotherOrder() {
        append(live, "A1", "a", "b");
        append(renewed, "A1", "b", "a");

        assertThat(tally().differs()).isEqualTo(1);
    }

    @Test
    void shouldSeeARecordThatIsThereTwice() {
        append(live, "A1", "a");
        append(renewed, "A1", "a", "a");

        assertThat(tally().differs()).isEqualTo(1);
    }

    @Test
    void shouldTakeARemovedAlertForOneThatNeverWas() {
        live.replace("A1", Digest.of("a".getBytes(UTF_8)));
        live.replace("A1", null);

        assertThat(tally()).isEqualTo(TopicTally.none("t"));
    }

    private TopicTally tally() {
        return TopicTally.none("t").and(live, renewed, key -> true, differing::add);
    }

    private static void append(Fingerprints fingerprints, String key, String... values) {
        for (String value : values) {
            fingerprints.append(key, Digest.of(value.getBytes(UTF_8)));
        }
    }
}
