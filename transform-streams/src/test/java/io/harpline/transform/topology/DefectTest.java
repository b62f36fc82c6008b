package io.harpline.transform.topology;

import static io.harpline.schemas.alert.Severity.LOW;
import static io.harpline.transform.domain.Sent.raised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.NotificationOutcome.Result;
import io.harpline.schemas.gardin.QuarantineReason;
import io.harpline.schemas.topic.Origin;
import io.harpline.schemas.topic.Topics;
import io.harpline.transform.domain.Alert;
import io.harpline.transform.domain.Horizon;
import io.harpline.transform.domain.Sent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class DefectTest {

    private static final Sent POISON = raised(LOW).with("alertId", "poison");

    @TempDir
    Path stateDir;

    @Test
    void shouldQuarantineWhatItFailsAtAndGoOnWithTheNext() {
        List<Origin> failedAt = new ArrayList<>();
        Tally tally = new NoTally() {
            @Override
            public void failedAt(Origin origin, RuntimeException defect) {
                failedAt.add(origin);
            }
        };
        try (TopologyBench bench = bench(new ArithmeticException("not for the topic: a secret"), tally)) {
            bench.send(raised(LOW).id("N1"));
            bench.send(POISON);
            bench.send(raised(LOW).id("N2"));

            assertThat(bench.values(Topics.OUTCOMES, NotificationOutcome.class))
                    .extracting(NotificationOutcome::result, NotificationOutcome::reason, NotificationOutcome::why)
                    .satisfiesExactly(
                            first -> assertThat(first.toList()).startsWith(Result.APPLIED),
                            second -> assertThat(second.toList())
                                    .containsExactly(
                                            Result.QUARANTINED,
                                            QuarantineReason.UNPROCESSABLE,
                                            "Harpline failed at it: java.lang.ArithmeticException"),
                            third -> assertThat(third.toList()).startsWith(Result.ABSORBED));
            assertThat(bench.records(Topics.QUARANTINE))
                    .singleElement()
                    .satisfies(record -> assertThat(record.value()).isEqualTo(POISON.body()));
            assertThat(failedAt).containsExactly(new Origin(Topics.NOTIFICATIONS.name(), 0, 1));
        }
    }

    /// To go on without memory would quarantine the whole archive.
    @Test
    void shouldStopWhenItIsTheMachineThatFails() {
        try (TopologyBench bench = bench(new OutOfMemoryError("no defect of the record"), new NoTally())) {
            assertThatThrownBy(() -> bench.send(POISON))
                    .isInstanceOfAny(StreamsException.class, OutOfMemoryError.class);
            assertThat(bench.records(Topics.OUTCOMES)).isEmpty();
        }
    }

    private TopologyBench bench(Throwable fault, Tally tally) {
        return new TopologyBench(
                stateDir,
                AlertTopology.build(
                        TopologyBench.SETTINGS,
                        (archived, stored, horizon) -> failingAtPoison(archived, stored, horizon, fault),
                        tally));
    }

    private static Consequences failingAtPoison(Archived archived, Alert stored, Horizon horizon, Throwable fault) {
        if (new String(archived.record().key(), StandardCharsets.UTF_8).endsWith("poison")) {
            if (fault instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) fault;
        }
        return Consequences.of(archived, stored, horizon);
    }
}
