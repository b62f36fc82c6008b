package io.harpline.operator.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ShellWordTest {

    @Test
    void shouldLeaveAnIdAsItIs() {
        assertThat(ShellWord.of("01H8XGJW/A-1_x.y:z")).isEqualTo("01H8XGJW/A-1_x.y:z");
    }

    @Test
    void shouldQuoteWhatAShellWouldObey() {
        assertThat(ShellWord.of("T/$(reboot);'")).isEqualTo("'T/$(reboot);'\\'''");
        assertThat(ShellWord.of("")).isEqualTo("''");
    }
}
