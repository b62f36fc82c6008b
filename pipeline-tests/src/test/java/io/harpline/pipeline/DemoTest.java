package io.harpline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `harpline demo` against a stack as a user has it.
class DemoTest {

    @TempDir
    private Path data;

    @Test
    void shouldShowEveryFateOfANotificationAndHarpTheTruthAgainAndAgain() throws Exception {
        RunningStack stack = RunningStack.up(data);
        try {
            for (int run = 0; run < 2; run++) {
                Finished demo = stack.harpline("demo");

                assertThat(demo.output())
                        .contains("APPLIED", "DUPLICATE", "ABSORBED", "UNKNOWN_VALUE", "CONFLICTING")
                        .contains("401", "not in the archive", "receipt DELIVERED, 1 attempt, status 200")
                        .contains("15 taken = 15 archived = 8 applied + 2 duplicate + 3 absorbed + 2 quarantined")
                        .contains(
                                "Harp shows the truth. Look: " + stack.alerts().resolve("/"))
                        .doesNotContain("must have been", "\u001b");
                assertThat(demo.output().lines()).allMatch(line -> line.length() <= 110);
                assertThat(demo.exit()).isZero();
            }
        } finally {
            stack.down();
        }
    }
}
