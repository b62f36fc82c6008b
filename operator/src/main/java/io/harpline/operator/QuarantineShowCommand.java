package io.harpline.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.operator.domain.Place;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Quarantine;
import io.harpline.operator.terminal.Escaped;
import io.harpline.operator.terminal.JsonText;
import io.harpline.schemas.topic.Topics;
import java.io.PrintWriter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
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

/// Shows one quarantined notification.
@Command(
        name = "show",
        description = {
            "Shows one quarantined notification whole: why it is there, where it stands in the archive, all its headers, and"
                    + " its body as it came.",
            "What a terminal would obey, what cannot be seen and what is no UTF-8 is escaped, as \\x1b or \\u202e; --json has"
                    + " the body's exact bytes."
        },
        footer = {
            "",
            "Exit code: 0 shown, 2 there is none, or it could not be read.",
            "",
            "Examples:",
            "  ./harpline quarantine show 3-127",
            "  ./harpline quarantine show 3-127 --json | jq -r .body | base64 --decode"
        })
public final class QuarantineShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Parameters(
            paramLabel = "PLACE",
            description = "where it stands, as list says: PARTITION-OFFSET, or alerts.quarantine.v1-PARTITION-OFFSET")
    private String place = "";

    @Option(names = "--json", description = "as JSON {place, key, headers, body}, the body in Base64")
    private boolean json;

    @Override
    public Integer call() {
        Place given = Place.of(place, Topics.QUARANTINE)
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(), "'" + place + "' is no place such as 3-127, which list shows"));
        ConsumerRecord<byte[], byte[]> record;
        try (Cluster cluster = kafka.reach()) {
            record = new Quarantine(cluster).at(given);
        }
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            printJson(out, given, record);
        } else {
            print(out, given, record);
        }
        return 0;
    }

    private static void print(PrintWriter out, Place place, ConsumerRecord<byte[], byte[]> record) {
        out.println("place: " + place);
        out.println("key: " + line(record.key()));
        record.headers()
                .forEach(header -> out.println(line(header.key().getBytes(UTF_8)) + ": " + line(header.value())));
        out.println();
        out.println(record.value() == null ? "(no body)" : Escaped.of(record.value()));
    }

    private static String line(byte @Nullable [] bytes) {
        return bytes == null ? "" : Escaped.of(bytes).replace("\n", "\\x0a");
    }

    private static void printJson(PrintWriter out, Place place, ConsumerRecord<byte[], byte[]> record) {
        Map<String, Object> shown = new LinkedHashMap<>();
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers()
                .forEach(header ->
                        headers.put(header.key(), header.value() == null ? "" : new String(header.value(), UTF_8)));
        shown.put("place", place.toString());
        if (record.key() != null) {
            shown.put("key", new String(record.key(), UTF_8));
        }
        shown.put("headers", headers);
        if (record.value() != null) {
            shown.put("body", Base64.getEncoder().encodeToString(record.value()));
        }
        out.println(JsonText.of(shown));
    }
}
