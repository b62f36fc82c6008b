package io.harpline.operator.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.schemas.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class SecondApplicationTest {

    private final SecondApplication second = new SecondApplication("v2", "harpline-transform");

    @Test
    void shouldGiveItAnIdAndOutputsOfItsOwn() {
        assertThat(second.id()).isEqualTo("transform-v2");
        assertThat(second.output(Topics.EVENTS)).isEqualTo("transform-v2.alerts.events.v1");
    }

    @Test
    void shouldTellWhatKafkaStreamsKeepsForItFromWhatIsAnothers() {
        assertThat(second.keeps("transform-v2-alerts-changelog")).isTrue();
        assertThat(second.keeps("transform-v2-agenda-changelog")).isTrue();
        assertThat(second.keeps("harpline-transform-alerts-changelog")).isFalse();
        assertThat(second.keeps("transform-v22-alerts-changelog")).isFalse();
        assertThat(second.keeps("alerts.events.v1")).isFalse();
        assertThat(second.keeps("transform-v2.alerts.events.v1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v-2", "v.2", "V2", "v_2", "../x", "a b"})
    void shouldRefuseANameThatCouldBeTakenForAnothers(String name) {
        assertThatThrownBy(() -> new SecondApplication(name, "harpline-transform"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a-z and 0-9");
    }

    @ParameterizedTest
    @CsvSource({"v2, transform-v2", "v2, transform-v2-east", "v2, transform"})
    void shouldRefuseToBeTheLiveOne(String name, String live) {
        assertThatThrownBy(() -> new SecondApplication(name, live))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(live);
    }
}
