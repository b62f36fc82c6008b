package io.harpline.prove.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import io.harpline.prove.nemesis.Happened;
import io.harpline.prove.report.Sample;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Reads the evidence of a run once nothing moves any more.
public final class EvidenceReader {

    private EvidenceReader() {}

    /// Reads it all.
    ///
    /// @param answers answers.jsonl
    /// @param harpJournal the simulator's journal.jsonl
    /// @param harpAlerts where Harp lists what it shows
    /// @param secondPrefix with which the names of the second transform's outputs begin
    /// @param textFiles to be searched for secrets: logs, metrics, what was printed
    /// @param forgedMarker a text that stands in each forged body, and in no other
    /// @throws IOException if a file or Harp cannot be read
    /// @throws IllegalStateException if a topic cannot be read to its end
    public static Evidence read(
            String bootstrapServers,
            Path answers,
            Path harpJournal,
            URI harpAlerts,
            String secondPrefix,
            List<Path> textFiles,
            Keys keys,
            String forgedMarker,
            List<Happened> happened,
            List<Sample> samples)
            throws IOException, InterruptedException {
        Gathering gathering = new Gathering(keys, secondPrefix, forgedMarker);
        try (WholeTopics topics = new WholeTopics(bootstrapServers)) {
            for (TopicDeclaration topic : Topics.ALL) {
                topics.read(topic.name(), gathering::take);
            }
            for (String output : Gathering.OUTPUTS) {
                topics.read(secondPrefix + output, gathering::take);
            }
            Set<String> others = topics.names();
            Topics.ALL.forEach(topic -> others.remove(topic.name()));
            Gathering.OUTPUTS.forEach(output -> others.remove(secondPrefix + output));
            others.forEach(topic -> topics.readRaw(topic, gathering::takeOther));
        }
        try (Stream<String> lines = Files.lines(answers)) {
            lines.forEach(gathering::takeAnswer);
        }
        try (BufferedReader journal = Files.newBufferedReader(harpJournal)) {
            for (String line = journal.readLine(); line != null; line = journal.readLine()) {
                gathering.takePost(line);
            }
        }
        takeShown(harpAlerts, gathering);
        for (Path file : textFiles) {
            gathering.takeText(file);
        }
        return gathering.evidence(happened, samples);
    }

    /// One alert after the other: there may be half a million.
    private static void takeShown(URI harpAlerts, Gathering gathering) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer =
                    http.send(HttpRequest.newBuilder(harpAlerts).build(), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new IOException("Harp does not show its alerts: it answers " + answer.statusCode());
                }
                try (MappingIterator<JsonNode> alerts =
                        Json.MAPPER.readerFor(JsonNode.class).readValues(body)) {
                    while (alerts.hasNextValue()) {
                        gathering.takeShown(alerts.nextValue());
                    }
                }
            }
        }
    }
}
