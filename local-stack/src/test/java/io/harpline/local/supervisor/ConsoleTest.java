package io.harpline.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(30)
class ConsoleTest {

    @Test
    void shouldPutTheNameInFrontOfEachLine() {
        assertThat(shown(true)).isEqualTo("harpline       | hello\nsink           | from a child\n");
    }

    @Test
    void shouldShowOnlyItsOwnLinesWhereChildrenAreNotWanted() {
        assertThat(shown(false)).isEqualTo("harpline       | hello\n");
    }

    @Test
    void shouldNeverMakeAnyoneWaitForATerminalThatIsHeld() {
        CountDownLatch held = new CountDownLatch(1);
        Console console = new Console(printingTo(new HeldTerminal(held)), true);

        for (int line = 0; line < 20_000; line++) {
            console.child("sink", "line " + line);
        }

        held.countDown();
    }

    private static String shown(boolean children) {
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        Console console = new Console(printingTo(terminal), children);
        console.say("hello");
        console.child("sink", "from a child");
        console.flush();
        return terminal.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream printingTo(OutputStream terminal) {
        return new PrintStream(terminal, true, StandardCharsets.UTF_8);
    }

    /// As after Ctrl-S.
    private static final class HeldTerminal extends OutputStream {

        private final CountDownLatch held;

        HeldTerminal(CountDownLatch held) {
            this.held = held;
        }

        @Override
        public void write(int oneByte) {
            try {
                held.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
