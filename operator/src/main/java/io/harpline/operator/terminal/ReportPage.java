package io.harpline.operator.terminal;

import static java.util.stream.Collectors.joining;

import io.harpline.operator.domain.Difference;
import io.harpline.operator.domain.Difference.Change;
import io.harpline.operator.domain.SecondApplication;
import io.harpline.operator.domain.TopicTally;
import io.harpline.operator.reprocess.Comparison.Report;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/// How the outputs of two applications compare, for a person and for a program.
public record ReportPage(SecondApplication application, Report report) {

    private static final List<String> HEADINGS =
            List.of("TOPIC", "SAME", "DIFFER", "ONLY LIVE", "ONLY NEW", "NOT COMPARED");

    private record JsonReport(String application, String live, List<TopicTally> topics, List<Difference> differences) {}

    public void printJson(PrintWriter out) {
        JsonReport whole =
                new JsonReport(application.id(), application.liveId(), report.topics(), report.differences());
        out.println(JsonText.of(whole));
    }

    public void print(PrintWriter out, Ansi ansi) {
        out.println("Alerts, each with all its records up to one and the same record of the archive:");
        out.println();
        new Table(HEADINGS, report.topics().stream().map(ReportPage::row).toList()).print(out, ansi);
        out.println();
        for (Difference difference : report.differences()) {
            out.println(difference.topic() + "  " + difference.key() + "  " + difference.record() + "  "
                    + switch (difference.verdict()) {
                        case ONLY_LIVE -> "only live";
                        case ONLY_NEW -> "only new";
                        case SAME, DIFFERS, NOT_COMPARED -> "differs";
                    });
            difference.changes().forEach(change -> out.println("    " + line(change)));
        }
        out.println(
                report.isTheSame()
                        ? application.id() + " wrote the same as " + application.liveId()
                        : application.id() + " wrote something else than " + application.liveId() + " in "
                                + report.topics().stream()
                                        .filter(topic -> topic.differences() > 0)
                                        .map(TopicTally::topic)
                                        .collect(joining(", ")));
    }

    private static List<String> row(TopicTally topic) {
        return List.of(
                topic.topic(),
                Long.toString(topic.same()),
                Long.toString(topic.differs()),
                Long.toString(topic.onlyLive()),
                Long.toString(topic.onlyNew()),
                Long.toString(topic.notCompared()));
    }

    private static String line(Change change) {
        return change.field() + ": " + shown(change.live()) + " → " + shown(change.renewed());
    }

    private static String shown(@Nullable String value) {
        return value == null ? "–" : value;
    }
}
