package io.harpline.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.prove.history.History;
import io.harpline.prove.history.Kind;
import io.harpline.prove.load.AnswerFile;
import io.harpline.prove.load.AnswerLog;
import io.harpline.prove.load.Answered;
import io.harpline.prove.load.Senders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whether each kind of a history is what it says, as the built ingest sees it. Kafka is away: what is taken is
/// spooled.
class ProvedIngestTest {

    @TempDir
    Path directory;

    @Test
    void shouldAnswerEachKindOfAHistoryAsItSays() throws Exception {
        History history = new History(11, Instant.now(), 400, Duration.ofSeconds(5));
        Path keys = directory.resolve("keys");
        Files.createDirectories(keys.resolve("gardin"));
        Files.write(keys.resolve("gardin/second"), history.secondSecret());
        Map<String, String> environment = Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                "localhost:1",
                "GARDIN_SECRET",
                new String(history.firstSecret(), UTF_8),
                "HARPLINE_INGEST_KEYS_DIRECTORY",
                keys.toString());

        try (IngestProcess ingest = IngestProcess.launch(directory, environment).awaitReady();
                AnswerLog log = AnswerLog.in(directory);
                Senders senders = new Senders(history, () -> List.of(ingest.webhook()), log)) {
            senders.play();
        }

        List<Answered> answered = AnswerFile.read(directory);
        assertThat(answered).extracting(Answered::kind).contains(Kind.values());
        assertThat(answered).allSatisfy(one -> assertThat(expected(one.kind())).contains(one.status()));
        assertThat(answered)
                .allSatisfy(one ->
                        assertThat(one.ingestId() != null).isEqualTo(one.status() == 200 || one.status() == 422));
    }

    private static Set<Integer> expected(Kind kind) {
        return switch (kind) {
            case GENUINE, REPEATED, CONFLICTING, UNKNOWN_SHAPE, EARLY_KEY -> Set.of(200);
            case MALFORMED -> Set.of(422);
            case FORGED, UNSIGNED -> Set.of(401);
            // It may close the connection while the body is still coming.
            case OVERSIZED -> Set.of(413, 0);
        };
    }
}
