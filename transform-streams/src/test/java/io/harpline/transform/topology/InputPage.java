package io.harpline.transform.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// docs/input.md, which says what becomes of which input: its example, and the rows of its tables.
final class InputPage {

    /// A row: what is sent, what becomes of it, and what is said of that.
    record Row(String sent, String outcome, String remarks) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEXT = read();
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```json\n(.*?)\n```");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!---)(.+?) \\| (?!outcome )(.*?) \\| ?(.*?) ?\\|$");
    private static final Pattern WITHOUT = Pattern.compile("without ((`\\w+`(, )?)+)");
    private static final Pattern KEY = Pattern.compile("; under the key `([^`]*)`$");
    private static final Pattern SPACES = Pattern.compile("; (\\d+) spaces behind it$");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private InputPage() {}

    /// The rows of every table in the chapter of that name, without their headings.
    static Stream<Row> rows(String chapter) {
        String from = TEXT.substring(TEXT.indexOf("\n## " + chapter + "\n") + 1);
        int end = from.indexOf("\n## ");
        return ROW.matcher(end < 0 ? from : from.substring(0, end))
                .results()
                .map(row -> new Row(row.group(1), row.group(2), row.group(3)));
    }

    /// The example, in the bytes that a change says: `"a": 1, "b": 2` stands in place of the fields of these names,
    /// "without `c`" takes c away, "the body `…`" replaces all of it, and "; 9 spaces behind it" makes it longer.
    static byte[] body(String row) {
        int spaces = SPACES.matcher(row)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
        String change = KEY.matcher(SPACES.matcher(row).replaceAll("")).replaceAll("");
        if (change.startsWith("the body ")) {
            return quoted(change).collect(Collectors.joining()).getBytes(UTF_8);
        }
        String removed =
                WITHOUT.matcher(change).results().map(MatchResult::group).collect(Collectors.joining());
        List<String> added = quoted(WITHOUT.matcher(change).replaceAll("")).toList();
        Map<String, String> kept = example();
        quoted(removed).forEach(kept::remove);
        added.forEach(fragment -> object("{" + fragment + "}").fieldNames().forEachRemaining(kept::remove));
        return Stream.concat(
                        kept.entrySet().stream().map(field -> "\"" + field.getKey() + "\": " + field.getValue()),
                        added.stream())
                .collect(Collectors.joining(", ", "{", "}" + " ".repeat(spaces)))
                .getBytes(UTF_8);
    }

    /// The key that the record has, where it is another than the one ingest-service would give it.
    static Optional<String> key(String row) {
        return KEY.matcher(row).results().map(found -> found.group(1)).findFirst();
    }

    static boolean names(Object word) {
        return TEXT.contains(word.toString());
    }

    private static Map<String, String> example() {
        String json = EXAMPLE.matcher(TEXT)
                .results()
                .findFirst()
                .map(found -> found.group(1))
                .orElseThrow();
        Map<String, String> fields = new LinkedHashMap<>();
        object(json)
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().toString()));
        return fields;
    }

    private static Stream<String> quoted(String text) {
        return QUOTED.matcher(text).results().map(found -> found.group(1));
    }

    private static JsonNode object(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read() {
        try {
            return Files.readString(Path.of(System.getProperty("harpline.home"), "docs", "input.md"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
