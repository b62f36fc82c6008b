package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class PlaceTest {

    @ParameterizedTest
    @ValueSource(strings = {"3-127", "harp.dead-letters.v1-3-127"})
    void shouldReadWhatIsListedWithTheTopicOrWithout(String text) {
        assertThat(Place.of(text, Topics.DEAD_LETTERS)).contains(new Place(3, 127));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "-1-2", "3-x", "other.v1-3-127", "3-1270000000000000000000"})
    void shouldRefuseWhatIsNoPlace(String text) {
        assertThat(Place.of(text, Topics.DEAD_LETTERS)).isEmpty();
    }

    @Test
    void shouldBeWrittenAsItIsRead() {
        assertThat(Place.of(new Place(3, 127).toString(), Topics.DEAD_LETTERS)).contains(new Place(3, 127));
    }
}
