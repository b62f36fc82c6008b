package io.harpline.prove.nemesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FaultTest {

    @Test
    void shouldReadAListAllAndNone() {
        assertThat(Fault.read("kill, freeze")).containsExactly(Fault.KILL, Fault.FREEZE);
        assertThat(Fault.read("all")).containsExactlyInAnyOrderElementsOf(Arrays.asList(Fault.values()));
        assertThat(Fault.read("none")).isEmpty();
    }

    @Test
    void shouldSayWhatThereIsWhereANameIsNone() {
        assertThatThrownBy(() -> Fault.read("kill,flood"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'flood'")
                .hasMessageContaining("network");
    }
}
