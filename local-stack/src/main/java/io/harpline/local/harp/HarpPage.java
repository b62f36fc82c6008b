package io.harpline.local.harp;

import io.harpline.schemas.json.Rfc3339;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// The alerts as a page for a person, newest change first; it brings itself up to date.
final class HarpPage {

    /// More would make the page too heavy to refresh.
    private static final int LONGEST_LIST = 500;

    private static final String PAGE = resource("page.html");

    private static final Comparator<HarpAlert> NEWEST_FIRST = Comparator.comparing(HarpAlert::updatedAt)
            .thenComparingInt(HarpAlert::id)
            .reversed();

    private HarpPage() {}

    static String of(BadDay day, List<HarpAlert> alerts) {
        String shown = alerts.isEmpty() ? "<p>No alert has arrived yet.</p>" : summary(alerts) + table(alerts);
        return PAGE.replace("<!-- alerts -->", badDay(day) + shown);
    }

    private static String badDay(BadDay day) {
        return day.equals(BadDay.WELL) ? "" : "<p class=\"bad-day\">" + escaped(day.says()) + "</p>\n";
    }

    private static String summary(List<HarpAlert> alerts) {
        long closed = alerts.stream()
                .filter(alert -> alert.status() == HarpStatus.CLOSED)
                .count();
        return "<p>%d open, %d closed</p>\n".formatted(alerts.size() - closed, closed);
    }

    private static String table(List<HarpAlert> alerts) {
        return alerts.stream()
                .sorted(NEWEST_FIRST)
                .limit(LONGEST_LIST)
                .map(HarpPage::row)
                .collect(Collectors.joining("\n", """
                        <table>
                        <tr><th>Severity<th>Status<th>Alert<th>Source<th>Object<th>Output<th>Created, updated<th>History
                        """, "\n</table>"));
    }

    private static String row(HarpAlert alert) {
        return """
                <tr class="%s"><td><b class="%s">%s</b><td>%s<td>%s<td>%s<td>%s<td>%s<td>%s<br>%s<td><ol>%s</ol>""".formatted(
                        alert.status().text(),
                        alert.severity().text(),
                        alert.severity().text(),
                        alert.status().text(),
                        escaped(alert.alertName()),
                        escaped(alert.source()),
                        escaped(alert.object()),
                        escaped(alert.output()),
                        time(alert.createdAt()),
                        time(alert.updatedAt()),
                        alert.history().stream().map(HarpPage::item).collect(Collectors.joining()));
    }

    private static String item(HarpAlert.Change change) {
        return "<li>%s %s %s".formatted(time(change.at()), change.severity().text(), escaped(change.output()));
    }

    private static String time(Instant time) {
        return "<time>" + Rfc3339.format(time) + "</time>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String resource(String name) {
        try (InputStream bytes = Objects.requireNonNull(HarpPage.class.getResourceAsStream(name))) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
