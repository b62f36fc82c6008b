package io.harpline.prove.stack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackMemberTest {

    @TempDir
    private Path directory;

    private Member member;

    @BeforeEach
    void start() {
        member = shell("echo alive; read -r line");
        member.start();
    }

    @AfterEach
    void end() {
        member.kill();
    }

    @Test
    void shouldHaveAnotherLifeInTheSameLog() {
        awaitLines(1);
        long first = member.pid();
        member.kill();
        assertThat(member.isAlive()).isFalse();

        member.start();

        awaitLines(2);
        assertThat(member.pid()).isNotEqualTo(first);
    }

    @Test
    void shouldHaveOneLifeAtATime() {
        long first = member.pid();

        member.start();

        assertThat(member.pid()).isEqualTo(first);
    }

    @Test
    void shouldEndByItselfWhenStopped() {
        assertThat(member.stop()).isTrue();
        assertThat(member.isAlive()).isFalse();
    }

    @Test
    void shouldNotEndWhileFrozen() {
        member.freeze();
        await().until(() -> state().startsWith("T"));

        member.thaw();

        await().until(() -> !state().startsWith("T"));
        assertThat(member.stop()).isTrue();
    }

    @Test
    void shouldSayThatNoSignalReachesOneThatHasEnded() {
        member.kill();

        assertThatThrownBy(member::freeze)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("STOP");
    }

    @Test
    void shouldSayWhatItPrintedLastWhenItEndsBeforeItIsReady() {
        Member failing = shell("echo no such luck");
        failing.start();

        assertThatThrownBy(failing::awaitReady)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no such luck");
    }

    private String state() throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "state=", "-p", Long.toString(member.pid())).start();
        return new String(ps.getInputStream().readAllBytes(), US_ASCII).strip();
    }

    private void awaitLines(int lines) {
        await().until(() -> Files.readAllLines(member.log()).size() == lines);
    }

    private Member shell(String script) {
        Path log = directory.resolve("log");
        return new StackMember(
                "shell-1",
                new RestartableProcess(List.of("/bin/sh", "-c", script), Map.of(), log),
                Optional.empty(),
                () -> false);
    }
}
