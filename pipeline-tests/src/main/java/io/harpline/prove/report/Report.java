package io.harpline.prove.report;

import io.harpline.local.Machine;
import io.harpline.prove.check.Verdict;
import io.harpline.prove.load.Answers;
import io.harpline.prove.nemesis.Happened;
import io.harpline.schemas.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All of one run: how to do it again, on what it took place, what was sent, what went wrong, and whether the promises
/// were kept.
///
/// @param command that does the same again
/// @param versions by the name of what has it
/// @param phases in their order; the first one is the load's
/// @param notes what a reader must know of this very run
public record Report(
        long seed,
        String command,
        Map<String, String> versions,
        Machine machine,
        List<Phase> phases,
        Answers answers,
        List<Happened> happened,
        List<Sample> samples,
        List<Verdict> verdicts,
        List<String> notes) {

    /// Whether everything was looked for, and found to be true.
    public boolean isKept() {
        return verdicts.stream().allMatch(Verdict::holds) && !verdicts.isEmpty();
    }

    /// Writes report.md, report.json and timeline.svg.
    public void write(Path directory) throws IOException {
        Files.writeString(directory.resolve("report.md"), new ReportText(this).markdown());
        Files.writeString(directory.resolve("report.json"), json());
        Files.writeString(
                directory.resolve("timeline.svg"),
                new Timeline("prove, seed " + seed, phases, happened, samples).svg());
    }

    /// All but the samples, which have a file of their own.
    String json() throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("seed", seed);
        fields.put("command", command);
        fields.put("kept", isKept());
        fields.put("versions", versions);
        fields.put("machine", machine);
        fields.put("phases", phases);
        fields.put("answers", answers);
        fields.put("requestsPerSecond", perSecond());
        fields.put("faults", FaultCount.of(happened));
        fields.put("happened", happened);
        fields.put("processes", Footprint.of(samples));
        fields.put("verdicts", verdicts);
        fields.put("notes", notes);
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(fields) + "\n";
    }

    /// While there was load.
    double perSecond() {
        return phases.isEmpty()
                ? Double.NaN
                : answers.sent() / Math.max(0.001, phases.getFirst().lasted().toMillis() / 1e3);
    }
}
