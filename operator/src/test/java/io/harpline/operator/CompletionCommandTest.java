package io.harpline.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.local.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `completion`, as a bash takes it.
class CompletionCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "./harpline dead-letters re, redrive",
        "./harpline verify-archive --fin, --findings",
        "./harpline up --det, --detach",
        "./harpline ben, bench"
    })
    void shouldTeachAShellTheCommandsAndTheirOptions(String typed, String completed) throws Exception {
        Path script = directory.resolve("completion");
        Ran ran = Ran.without("completion", "--beside", Main.class.getName(), "--plain", "bench,test");
        Files.writeString(script, ran.out());

        assertThat(afterTab(script, typed)).isEqualTo(completed);
    }

    /// What bash would complete it to. It says on standard error that nobody has pressed a key.
    private static String afterTab(Path script, String typed) throws Exception {
        Process bash = new ProcessBuilder("bash", "-c", """
                source "$1"
                COMP_LINE=$2
                COMP_POINT=${#COMP_LINE}
                COMP_WORDS=($2)
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _complete_harpline
                echo "${COMPREPLY[*]}"
                """, "bash", script.toString(), typed)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), UTF_8).strip();
        bash.waitFor();
        return said;
    }
}
