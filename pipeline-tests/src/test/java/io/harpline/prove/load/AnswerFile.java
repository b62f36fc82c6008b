package io.harpline.prove.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.schemas.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What an [AnswerLog] has written.
public final class AnswerFile {

    private AnswerFile() {}

    public static List<Answered> read(Path directory) throws IOException {
        return Files.readAllLines(AnswerLog.answers(directory)).stream()
                .map(line -> Json.read(line.getBytes(UTF_8), Answered.class))
                .toList();
    }
}
