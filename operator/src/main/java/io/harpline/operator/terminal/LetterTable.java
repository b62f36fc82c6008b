package io.harpline.operator.terminal;

import io.harpline.operator.domain.Fate;
import io.harpline.operator.domain.Letter;
import io.harpline.operator.domain.RedrivePlan.Judged;
import io.harpline.schemas.harp.DeadLetter;
import io.harpline.schemas.harp.DeadLetter.Reason;
import io.harpline.schemas.json.Rfc3339;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/// Dead letters and what there is to be done about them, for a person and for a program.
public record LetterTable(List<Judged> letters) {

    private static final List<String> HEADINGS =
            List.of("PLACE", "ALERT", "VERSION", "REASON", "STATUS", "ATTEMPTS", "LAST ATTEMPT", "REDRIVEN", "NOW");

    private record Line(
            String place,
            String alert,
            @Nullable Long version,
            Reason reason,
            @Nullable Integer lastStatus,
            int attempts,
            @Nullable Instant firstAttempt,
            @Nullable Instant lastAttempt,
            int redriveCount,
            Fate now) {}

    public List<?> json() {
        return letters.stream().map(LetterTable::line).toList();
    }

    public void print(PrintWriter out, Ansi ansi) {
        if (letters.isEmpty()) {
            out.println("no such dead letters");
        } else {
            new Table(HEADINGS, letters.stream().map(LetterTable::cells).toList()).print(out, ansi);
        }
    }

    private static Line line(Judged judged) {
        Letter letter = judged.letter();
        DeadLetter cause = letter.cause();
        return new Line(
                letter.place().toString(),
                letter.alert(),
                letter.version().isPresent() ? letter.version().getAsLong() : null,
                cause.reason(),
                cause.lastStatus(),
                cause.attempts(),
                cause.firstAttempt(),
                cause.lastAttempt(),
                cause.redriveCount(),
                judged.fate());
    }

    private static List<String> cells(Judged judged) {
        Line line = line(judged);
        return List.of(
                line.place(),
                Printable.of(line.alert()).replace('\n', ' '),
                shown(line.version()),
                line.reason().name(),
                shown(line.lastStatus()),
                Integer.toString(line.attempts()),
                line.lastAttempt() == null ? "-" : Rfc3339.format(line.lastAttempt()),
                Integer.toString(line.redriveCount()),
                line.now().name());
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }
}
