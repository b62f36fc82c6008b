package io.harpline.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.operator.domain.Letter;
import io.harpline.operator.domain.Place;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.DeadLetters;
import io.harpline.operator.terminal.Printable;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows one dead letter.
@Command(
        name = "show",
        description = "Shows one dead letter whole: its headers, with the beginning of Harp's answer, and the event.",
        footer = {
            "",
            "Exit code: 0 shown, 2 there is none, or it could not be read.",
            "",
            "Examples:",
            "  ./harpline dead-letters show 3-127",
            "  ./harpline dead-letters show --alert 01H8XGJWBWBAQ4Z4X9V6ZK3M5T/01H8XGJWC3D4E5F6G7H8J9K0M1"
        })
public final class DeadLettersShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "PLACE",
            description = "where it stands, as list says: PARTITION-OFFSET, or harp.dead-letters.v1-PARTITION-OFFSET")
    private @Nullable String place;

    @Option(names = "--alert", paramLabel = "TENANT/ALERT", description = "the newest one of this alert")
    private @Nullable String alert;

    @Override
    public Integer call() {
        if ((place == null) == (alert == null)) {
            throw new ParameterException(command.commandLine(), "say which one: PLACE, or --alert TENANT/ALERT");
        }
        Place given = place == null ? null : parse(place);
        try (Cluster cluster = kafka.reach();
                DeadLetters letters = new DeadLetters(cluster)) {
            print(letters.at(given == null ? newest(letters) : given));
        }
        return 0;
    }

    private Place parse(String text) {
        return Place.of(text, Topics.DEAD_LETTERS)
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(), "'" + text + "' is no place such as 3-127, which list shows"));
    }

    private Place newest(DeadLetters letters) {
        return letters.list().stream()
                .filter(letter -> letter.alert().equals(alert))
                .max(Letter.BY_NEWS)
                .orElseThrow(() -> new ExpectedFailure("there is no dead letter of " + alert))
                .place();
    }

    private void print(ConsumerRecord<byte[], byte[]> record) {
        PrintWriter out = command.commandLine().getOut();
        out.println("place: " + new Place(record.partition(), record.offset()));
        out.println("key: " + (record.key() == null ? "" : text(record.key())));
        record.headers()
                .forEach(header ->
                        out.println(header.key() + ": " + (header.value() == null ? "" : text(header.value()))));
        out.println();
        out.println(record.value() == null ? "(no value)" : event(record.value()));
    }

    private static String event(byte[] value) {
        try {
            JsonNode json = Json.MAPPER.readTree(value);
            return Printable.of(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json));
        } catch (IOException noJson) {
            return text(value);
        }
    }

    private static String text(byte[] bytes) {
        return Printable.of(new String(bytes, UTF_8));
    }
}
