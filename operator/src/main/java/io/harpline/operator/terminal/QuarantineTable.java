package io.harpline.operator.terminal;

import io.harpline.operator.domain.Quarantined;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.topic.Origin;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/// Quarantined notifications, for a person and for a program.
public record QuarantineTable(List<Quarantined> notifications) {

    static final List<String> HEADINGS = List.of("PLACE", "RECEIVED", "KEY", "REASON", "FIELD", "ORIGIN", "BYTES");

    private record Line(
            String place,
            Instant receivedAt,
            String key,
            @Nullable String reason,
            @Nullable String field,
            @Nullable String source,
            @Nullable Origin origin,
            int bytes) {}

    public List<?> json() {
        return notifications.stream()
                .map(one -> new Line(
                        one.place().toString(),
                        one.receivedAt(),
                        one.key(),
                        one.reason(),
                        one.field(),
                        one.source(),
                        one.origin(),
                        one.bytes()))
                .toList();
    }

    public void print(PrintWriter out, Ansi ansi) {
        if (notifications.isEmpty()) {
            out.println("no such notifications");
        } else {
            new Table(
                            HEADINGS,
                            notifications.stream().map(QuarantineTable::cells).toList())
                    .print(out, ansi);
        }
    }

    static List<String> cells(Quarantined one) {
        Origin origin = one.origin();
        return List.of(
                one.place().toString(),
                Rfc3339.format(one.receivedAt()),
                shown(one.key()),
                shown(one.reason()),
                shown(one.field()),
                origin == null ? "-" : shown(origin.topic() + "-" + origin.partition() + "-" + origin.offset()),
                Integer.toString(one.bytes()));
    }

    private static String shown(@Nullable String text) {
        return text == null ? "-" : Printable.of(text).replace('\n', ' ');
    }
}
