package io.harpline.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.schemas.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What Harp shows.
final class Harp {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI alerts;

    Harp(URI alerts) {
        this.alerts = alerts;
    }

    /// All alerts by `tenantId/alertId`, in the model's words; fails where two stand under one key.
    Map<String, Model.Shown> shown() throws IOException, InterruptedException {
        Map<String, Model.Shown> shown = new TreeMap<>();
        for (JsonNode alert : json()) {
            List<String> severities = new ArrayList<>();
            alert.get("history")
                    .forEach(row -> severities.add(row.get("severity").asText()));
            Model.Shown before = shown.put(
                    key(alert), new Model.Shown(alert.get("status").asText().equals("open"), severities));
            if (before != null) {
                throw new IllegalStateException("two alerts in Harp for " + key(alert));
            }
        }
        return shown;
    }

    /// How often Harp was told about this alert.
    int posts(String key) throws IOException, InterruptedException {
        int posts = 0;
        for (JsonNode alert : json()) {
            posts += key(alert).equals(key) ? alert.get("posts").asInt() : 0;
        }
        return posts;
    }

    /// The ids of the environments that its alerts belong to; empty text for none.
    Set<String> environments() throws IOException, InterruptedException {
        Set<String> environments = new TreeSet<>();
        json().forEach(alert -> environments.add(alert.path("environmentId").asText()));
        return environments;
    }

    private JsonNode json() throws IOException, InterruptedException {
        return Json.MAPPER.readTree(http.send(HttpRequest.newBuilder(alerts).build(), BodyHandlers.ofByteArray())
                .body());
    }

    private static String key(JsonNode alert) {
        String object = alert.get("object").asText();
        String tenant = alert.get("source").asText().replaceFirst("^gardin/", "");
        return tenant + "/" + object.substring(object.lastIndexOf(' ') + 1);
    }
}
