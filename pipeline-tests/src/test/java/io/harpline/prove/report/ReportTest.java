package io.harpline.prove.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.prove.check.Breach;
import io.harpline.prove.check.Verdict;
import io.harpline.schemas.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ReportTest {

    @Test
    void shouldSayThatPromisesAreKeptOnlyWhenEachWasLookedForAndHolds() {
        Verdict kept = Runs.kept(1, "a");
        Verdict vacuous = new Verdict("b", 2, 0, List.of(), 0, List.of());

        assertThat(Runs.of(60, 1, List.of(kept, kept)).isKept()).isTrue();
        assertThat(Runs.of(60, 1, List.of(kept, vacuous)).isKept()).isFalse();
        assertThat(Runs.of(60, 1, List.of(kept, Runs.broken(3, "c"))).isKept()).isFalse();
        assertThat(Runs.of(60, 1, List.of()).isKept()).isFalse();
    }

    @Test
    void shouldTellOfTheRunInMarkdown() {
        Breach breach = new Breach(2, "no outcome", "t/a at 3-17\narchived, no outcome");
        Report report =
                Runs.of(300, 12, List.of(Runs.kept(1, "answered | archived"), Runs.broken(2, "one outcome", breach)));

        assertThat(new ReportText(report).markdown())
                .startsWith("# Proof under fire: NOT every promise was kept\n\n    ./harpline prove --seed 7\n")
                .contains("- load: 5 min 0 s, from 2026-11-23T01:00:00.000Z")
                .contains("- 2 cores of a processor, 8.0 GB, Linux 6.1 amd64, JDK 25\n- Kafka 4.3.1\n")
                .contains("| 1 | answered \\| archived | 12,345 | 0 | kept |")
                .contains("| 2 | one outcome | 99 | 2 | **BROKEN** |")
                .contains("- one outcome: a note of a check")
                .contains("The first 1 of 2:\n\n- no outcome\n\n      t/a at 3-17\n      archived, no outcome\n")
                .contains("89,120, 297 a second. Answers took 4.2 ms at the median, p99 310 ms, p99.9 9,800 ms")
                .contains("| kind | no answer | 200 | 401 |")
                .contains("| GENUINE | 120 | 85,000 | 0 |")
                .contains("12 times in all.")
                .contains("| ingest-1 | 2 | 180 | 180 | 180 | 40 | 40 |");
    }

    @Test
    void shouldWriteTheSameAsJsonBesideThePicture(@TempDir Path directory) throws Exception {
        Runs.of(120, 5, List.of(Runs.kept(1, "a"))).write(directory);

        JsonNode json = Json.MAPPER.readTree(Files.readAllBytes(directory.resolve("report.json")));
        assertThat(json.get("kept").booleanValue()).isTrue();
        assertThat(json.at("/answers/byKind/GENUINE/200").longValue()).isEqualTo(85_000);
        assertThat(json.get("happened")).hasSize(5);
        assertThat(json.at("/verdicts/0/looked").longValue()).isEqualTo(12_345);
        assertThat(directory.resolve("report.md")).content().startsWith("# Proof under fire: every promise was kept\n");
        assertThat(directory.resolve("timeline.svg")).exists();
    }
}
