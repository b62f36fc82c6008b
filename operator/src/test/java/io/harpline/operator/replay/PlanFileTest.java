package io.harpline.operator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.Effect;
import io.harpline.operator.domain.ReplayPlan;
import io.harpline.operator.domain.ReplayPlan.Head;
import io.harpline.operator.domain.ReplayPlan.Line;
import io.harpline.operator.domain.ReplayPlan.Sum;
import io.harpline.operator.replay.PlanFile.Lines;
import io.harpline.schemas.harp.Replay.Mode;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A plan of three events, in a file.
class PlanFileTest {

    @TempDir
    private Path directory;

    private Path file;
    private PlanFile plan;
    private ReplayPlan checked;

    @BeforeEach
    void write() throws Exception {
        file = directory.resolve("plan.jsonl");
        plan = new PlanFile(file);
        Path part = directory.resolve("part");
        try (OutputStream lines = Files.newOutputStream(part)) {
            for (int i = 0; i < 3; i++) {
                PlanFile.writeLine(lines, line(i));
            }
        }
        plan.write(
                new Head("P", 1, Instant.EPOCH, "kim", "id", "all", null, false, Mode.EVENTS, 20, List.of(3L)),
                List.of(part),
                new Sum(List.of(), 3, 3, null));
        checked = plan.check();
    }

    @Test
    void shouldGiveItsEventsInOrderFromAnyOn() {
        try (Lines lines = plan.lines(checked.sha256(), 1)) {
            assertThat(lines.next(2)).containsExactly(line(1), line(2));
        }
    }

    @Test
    void shouldRefuseAnotherPlanThatTookItsPlaceWhileSomebodyWasAsked() throws Exception {
        replace(Files.readString(file).replace("T/A1", "T/A9"));

        assertThatThrownBy(() -> plan.lines(checked.sha256(), 0))
                .isInstanceOf(ExpectedFailure.class)
                .hasMessageContaining("was edited since it was made");
    }

    @Test
    void shouldSendNothingMoreOfOneThatIsEditedMeanwhile() throws Exception {
        try (Lines lines = plan.lines(checked.sha256(), 0)) {
            lines.next(1);
            Files.writeString(file, Files.readString(file) + " ");

            assertThatThrownBy(() -> lines.next(1)).hasMessageContaining("has been changed meanwhile");
        }
    }

    @Test
    void shouldSendNothingMoreOfOneThatAnotherReplaces() throws Exception {
        try (Lines lines = plan.lines(checked.sha256(), 0)) {
            lines.next(1);
            replace(Files.readString(file));

            assertThatThrownBy(() -> lines.next(1)).hasMessageContaining("has been changed meanwhile");
        }
    }

    private void replace(String text) throws Exception {
        Path other = Files.writeString(directory.resolve("other"), text);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Line line(int number) {
        return new Line(0, number, "T/A" + number, "e" + number, 1, Effect.CREATE);
    }
}
