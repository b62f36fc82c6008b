package io.harpline.prove.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WardenTest {

    @Test
    void shouldEndWhatBearsItsMarkAndNothingElse(@TempDir Path directory) throws Exception {
        String mark = "-Dharpline.data=" + directory;
        Process ours = waiting(mark);
        Process anothers = waiting(mark + "2");
        try {
            Warden warden = Warden.over(mark, directory);
            assertThat(ours.isAlive()).isTrue();

            warden.close();

            assertThat(ours.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(anothers.isAlive()).isTrue();
        } finally {
            ours.destroyForcibly();
            anothers.destroyForcibly();
        }
    }

    private static Process waiting(String mark) throws IOException {
        return new ProcessBuilder("/bin/sh", "-c", "read -r line", "sh", mark).start();
    }
}
