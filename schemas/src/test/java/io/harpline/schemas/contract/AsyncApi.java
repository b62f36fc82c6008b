package io.harpline.schemas.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The published AsyncAPI document.
record AsyncApi(JsonNode document) {

    static AsyncApi published() {
        try (InputStream file =
                Objects.requireNonNull(AsyncApi.class.getResourceAsStream("/asyncapi/alerts.v1.yaml"))) {
            return new AsyncApi(new ObjectMapper(new YAMLFactory()).readTree(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    JsonNode channel(String topic) {
        return document.path("channels")
                .valueStream()
                .filter(channel -> channel.path("address").asText().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    /// The messages of a topic, references followed.
    List<JsonNode> messages(String topic) {
        return channel(topic)
                .path("messages")
                .valueStream()
                .map(message -> document.at(message.path("$ref").asText().substring(1)))
                .toList();
    }

    /// Every `$ref`, wherever it stands.
    List<String> references() {
        return references(document).toList();
    }

    private static Stream<String> references(JsonNode node) {
        return Stream.concat(
                node.path("$ref").isTextual() ? Stream.of(node.path("$ref").asText()) : Stream.empty(),
                node.valueStream().flatMap(AsyncApi::references));
    }
}
