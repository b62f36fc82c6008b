package io.harpline.operator.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.harpline.operator.domain.ReplayPlan;
import io.harpline.operator.domain.ReplayPlan.Head;
import io.harpline.operator.domain.ReplayPlan.Sum;
import io.harpline.schemas.harp.Replay.Mode;
import io.harpline.schemas.json.Rfc3339;
import io.harpline.schemas.operation.Operation.Count;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi;

/// A plan, for a person and for a program.
public record ReplayPage(ReplayPlan plan, Path file) {

    private record Page(
            String plan,
            String file,
            Instant plannedAt,
            String plannedBy,
            String selection,
            String destination,
            Mode mode,
            int rate,
            List<Count> counts,
            long events,
            long alerts,
            double seconds,
            List<Long> ends,
            String sha256) {}

    /// A JSON object in a line.
    public void printJson(PrintWriter out) {
        Head head = plan.head();
        Sum sum = plan.sum();
        Page page = new Page(
                head.plan(),
                file.toString(),
                head.plannedAt(),
                head.plannedBy(),
                head.selection(),
                head.ownTopic().orElse("harp"),
                head.mode(),
                head.rate(),
                sum.counts(),
                sum.events(),
                sum.alerts(),
                plan.duration().toMillis() / 1000.0,
                head.ends(),
                plan.sha256());
        out.println(JsonText.of(page));
    }

    /// A table, and what else is to be known.
    public void print(PrintWriter out, Ansi ansi) {
        Head head = plan.head();
        Sum sum = plan.sum();
        out.println("plan     " + file);
        out.println("made     " + Rfc3339.format(head.plannedAt()) + " by " + shown(head.plannedBy()) + ", "
                + shown(head.selection()) + ", mode " + head.mode().name().toLowerCase(Locale.ROOT));
        out.println("to       " + head.ownTopic().map(ReplayPage::shown).orElse("harp"));
        out.println("behind   " + ends());
        out.println("sha-256  " + plan.sha256());
        out.println();
        if (!sum.counts().isEmpty()) {
            new Table(
                            List.of("EFFECT", "EVENTS"),
                            sum.counts().stream()
                                    .map(count -> List.of(count.name(), Long.toString(count.count())))
                                    .toList())
                    .print(out, ansi);
            out.println();
        }
        out.println("To be sent: %d events of %d alerts, in %s at %d a second"
                .formatted(sum.events(), sum.alerts(), words(plan.duration().toSeconds()), head.rate()));
    }

    private String ends() {
        List<Long> ends = plan.head().ends();
        return IntStream.range(0, ends.size())
                .mapToObj(number -> number + "-" + ends.get(number))
                .collect(joining(" ", "alerts.events.v1 ", ""));
    }

    private static String shown(String text) {
        return Escaped.of(text.getBytes(UTF_8)).replace('\n', ' ');
    }

    private static String words(long seconds) {
        if (seconds < 60) {
            return Math.max(1, seconds) + " s";
        }
        long minutes = seconds / 60;
        return minutes < 60 ? minutes + " min " + seconds % 60 + " s" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
