package io.harpline.prove.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTest {

    @TempDir
    private Path directory;

    private final List<String> left = new ArrayList<>();
    private Fleet fleet;

    @BeforeEach
    void start() {
        fleet = new Fleet("shell", this::shell, member -> left.add(member.name()));
        fleet.scale(2);
    }

    @AfterEach
    void end() {
        fleet.all().forEach(Member::kill);
    }

    @Test
    void shouldStopTheLastOneAfterItWasAskedToLeave() {
        fleet.scale(1);

        assertThat(fleet.present()).extracting(Member::name).containsExactly("shell-1");
        assertThat(fleet.all()).extracting(Member::isAlive).containsExactly(true, false);
        assertThat(left).containsExactly("shell-2");
    }

    @Test
    void shouldStartTheSameOneAgain() {
        Member second = fleet.present().getLast();
        fleet.scale(1);

        fleet.scale(3);

        assertThat(fleet.present()).hasSize(3).contains(second).allMatch(Member::isAlive);
        assertThat(fleet.all()).hasSize(3);
    }

    @Test
    void shouldNotAskADeadOneToLeave() {
        fleet.present().getLast().kill();

        fleet.scale(1);

        assertThat(left).isEmpty();
    }

    @Test
    void shouldRefuseMoreThanThree() {
        assertThatThrownBy(() -> fleet.scale(4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fleet.scale(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private Member shell(String name) {
        List<String> command = List.of("/bin/sh", "-c", "read -r line");
        return new StackMember(
                name, new RestartableProcess(command, Map.of(), directory.resolve(name)), Optional.empty(), () -> true);
    }
}
