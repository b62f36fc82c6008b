package io.harpline.prove;

import io.harpline.prove.evidence.Evidence;
import io.harpline.prove.evidence.EvidenceReader;
import io.harpline.prove.evidence.Keys;
import io.harpline.prove.history.History;
import io.harpline.prove.load.AnswerLog;
import io.harpline.prove.nemesis.Happened;
import io.harpline.prove.report.Sample;
import io.harpline.prove.stack.ProvedStack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Where the evidence of a run stands.
///
/// @param directory of the run
record Reading(ProvedStack stack, History history, Path directory) {

    Evidence evidence(List<Happened> happened, List<Sample> samples) throws IOException, InterruptedException {
        Path harp = stack.directory().resolve("harp");
        URI page = stack.harp().http().orElseThrow();
        return EvidenceReader.read(
                stack.bootstrapServers(),
                AnswerLog.answers(directory),
                harp.resolve("journal.jsonl"),
                page.resolve("/alerts"),
                Aftermath.SECOND_PREFIX,
                texts(),
                keys(harp),
                history.forgedMarker(),
                happened,
                samples);
    }

    /// All that was printed, shown or answered: logs, metrics, refusals, what the operator's commands said.
    private List<Path> texts() throws IOException {
        List<Path> texts = new ArrayList<>(stack.logs());
        texts.add(AnswerLog.refusals(directory));
        for (Path pages : List.of(stack.directory().resolve("metrics"), directory.resolve("commands"))) {
            try (Stream<Path> files = Files.walk(pages)) {
                files.filter(Reading::isText).forEach(texts::add);
            }
        }
        return texts;
    }

    /// Beside them stands what the second transform keeps, which is none.
    private static boolean isText(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && (name.endsWith(".txt") || name.endsWith(".log"));
    }

    private Keys keys(Path harp) throws IOException {
        return new Keys(
                Map.of(Run.FIRST_KEY, history.firstSecret(), Fire.SECOND_KEY, history.secondSecret()),
                Map.of(
                        "the key of Harp's integration",
                        Files.readString(harp.resolve("integration-key")).strip()));
    }
}
