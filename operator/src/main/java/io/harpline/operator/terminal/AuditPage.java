package io.harpline.operator.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.harpline.operator.domain.Acknowledged;
import io.harpline.operator.domain.AlertStory;
import io.harpline.operator.domain.Audit;
import io.harpline.operator.domain.Doubt;
import io.harpline.operator.domain.StoryEntry;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.json.Rfc3339;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/// One alert's story, for a person and for a program.
public record AuditPage(Audit audit) {

    private record JsonPage(
            String alert,
            @Nullable String notificationId,
            @Nullable Instant since,
            List<JsonEntry> entries,
            @Nullable AlertState state,
            List<Acknowledged> acknowledged,
            boolean agrees,
            List<Doubt> doubts) {}

    /// @param what the name of its kind
    private record JsonEntry(String what, @JsonUnwrapped StoryEntry entry) {}

    public void printJson(PrintWriter out) {
        AlertStory story = audit.story();
        JsonPage page = new JsonPage(
                story.alert().toString(),
                audit.notificationId().orElse(null),
                audit.since().orElse(null),
                story.entries().stream()
                        .map(entry -> new JsonEntry(entry.getClass().getSimpleName(), entry))
                        .toList(),
                story.state(),
                story.acknowledged(),
                audit.agrees(),
                audit.doubts());
        out.println(JsonText.of(page));
    }

    public void print(PrintWriter out, Ansi ansi) {
        AlertStory story = audit.story();
        out.println(line("alert " + story.alert()
                + audit.notificationId()
                        .map(id -> ", of which * is notification " + id)
                        .orElse("")));
        out.println();
        new Table(
                        List.of("", "TIME", "WHAT", "PLACE", "SAYS"),
                        story.entries().stream().map(this::cells).toList())
                .print(out, ansi);
        out.println();
        printNow(out, story);
        out.println();
        if (audit.agrees()) {
            out.println("All agrees.");
        } else {
            out.println("It does not agree:");
            audit.doubts().forEach(doubt -> out.println("  " + line(doubt.what())));
        }
        audit.since()
                .ifPresent(since -> out.println("What was received before " + Rfc3339.format(since)
                        + ", a day before the alert's id was made, was not looked at."));
    }

    private static void printNow(PrintWriter out, AlertStory story) {
        AlertState state = story.state();
        out.println("now  state  "
                + (state == null
                        ? "none: it is forgotten, or nothing was ever applied"
                        : looks(state) + " v" + state.version()
                                + (state.gaps().isEmpty() ? "" : ", gaps " + state.gaps())));
        if (story.acknowledged().isEmpty()) {
            out.println("     Harp   has acknowledged nothing");
        }
        for (Acknowledged harp : story.acknowledged()) {
            out.println(line("     Harp   " + harp.destination() + " acknowledged v" + harp.version()
                    + story.after(harp).map(shown -> " (" + looks(shown) + ")").orElse("")
                    + " at " + Rfc3339.format(harp.at())));
        }
        if (story.quarantined() > 0) {
            out.println("     " + story.quarantined() + " quarantined: of what they say neither knows");
        }
    }

    private static String looks(AlertState state) {
        return state.phase() + " " + state.severity();
    }

    private List<String> cells(StoryEntry entry) {
        boolean marked = audit.notificationId().map(entry::isOf).orElse(false);
        return List.of(
                marked ? "*" : "",
                Rfc3339.format(entry.at()),
                EntryWords.what(entry),
                StoryEntry.text(entry.place()),
                line(EntryWords.says(entry)));
    }

    private static String line(String text) {
        return Escaped.of(text.getBytes(UTF_8)).replace('\n', ' ');
    }
}
