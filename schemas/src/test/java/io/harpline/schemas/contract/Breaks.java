package io.harpline.schemas.contract;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.schemas.contract.SchemaFolder.At;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What would break somebody when one schema takes the place of another: a consumer that was written by the published
/// one, or a reader of today that meets a record of then.
///
/// The rule is short, and stricter than JSON Schema: new optional fields, new values where `x-extensible` has announced
/// them, other words in descriptions. Everything else is a break.
final class Breaks {

    private static final Set<String> WORDS = Set.of("$schema", "$id", "$defs", "title", "description", "$comment");
    // Beside these, no schema of ours has anything that is not plainly to be equal.
    private static final Set<String> COMPARED_APART = Set.of("properties", "required", "enum", "items");

    private final SchemaFolder published;
    private final SchemaFolder present;
    private final List<String> found = new ArrayList<>();

    private Breaks(SchemaFolder published, SchemaFolder present) {
        this.published = published;
        this.present = present;
    }

    /// One line for each, beginning with where it is.
    static List<String> of(SchemaFolder published, SchemaFolder present, String schema) {
        Breaks breaks = new Breaks(published, present);
        breaks.compare(schema, published.root(schema), present.root(schema));
        return breaks.found;
    }

    private void compare(String path, At then, At now) {
        At was = published.resolved(then);
        At is = present.resolved(now);
        compareProperties(path, was, is);
        compareRequired(path, was.node(), is.node());
        compareValues(path, was.node(), is.node());
        compareItems(path, was, is);
        for (String keyword : keywords(was.node(), is.node())) {
            JsonNode before = was.node().path(keyword);
            JsonNode after = is.node().path(keyword);
            if (!before.equals(after)) {
                found.add("%s: %s was %s and is %s".formatted(path, keyword, before, after));
            }
        }
    }

    private void compareProperties(String path, At was, At is) {
        was.node().path("properties").propertyStream().forEach(property -> {
            String field = path + "." + property.getKey();
            JsonNode now = is.node().path("properties").path(property.getKey());
            if (now.isMissingNode()) {
                found.add(field + ": removed");
            } else {
                compare(field, new At(was.file(), property.getValue()), new At(is.file(), now));
            }
        });
    }

    private void compareItems(String path, At was, At is) {
        JsonNode before = was.node().path("items");
        JsonNode after = is.node().path("items");
        if (before.isMissingNode() != after.isMissingNode()) {
            found.add(path + ": items " + (before.isMissingNode() ? "added" : "removed"));
        } else if (!before.isMissingNode()) {
            compare(path + "[]", new At(was.file(), before), new At(is.file(), after));
        }
    }

    private void compareRequired(String path, JsonNode was, JsonNode is) {
        Set<String> before = texts(was.path("required"));
        Set<String> after = texts(is.path("required"));
        before.stream()
                .filter(field -> !after.contains(field) && is.path("properties").has(field))
                .forEach(field -> found.add(path + "." + field + ": may be absent now"));
        after.stream()
                .filter(field -> !before.contains(field))
                .forEach(field -> found.add(path + "." + field + ": required now"));
    }

    private void compareValues(String path, JsonNode was, JsonNode is) {
        Set<String> before = texts(was.path("enum"));
        Set<String> after = texts(is.path("enum"));
        before.stream()
                .filter(value -> !after.contains(value))
                .forEach(value -> found.add(path + ": value " + value + " removed"));
        if (!was.path("x-extensible").asBoolean()) {
            after.stream()
                    .filter(value -> !before.contains(value))
                    .forEach(value -> found.add(path + ": value " + value + " added"));
        }
    }

    private static Set<String> keywords(JsonNode was, JsonNode is) {
        return Stream.concat(was.propertyStream(), is.propertyStream())
                .map(keyword -> keyword.getKey())
                .filter(keyword -> !WORDS.contains(keyword) && !COMPARED_APART.contains(keyword))
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).collect(toCollection(TreeSet::new));
    }
}
