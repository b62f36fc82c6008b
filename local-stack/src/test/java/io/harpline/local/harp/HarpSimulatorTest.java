package io.harpline.local.harp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.schemas.json.Json;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What Harp answers over HTTP.
@Execution(ExecutionMode.CONCURRENT)
class HarpSimulatorTest extends WithHarp {

    @Test
    void shouldAnswerAGoodPostAndListItsAlert() {
        // When
        HttpResponse<String> answer = post("critical");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"result\":\"Event successfully pushed to Harp\"}");
        JsonNode alert = client.alerts(harp).path(0);
        assertThat(alert.properties())
                .extracting(Map.Entry::getKey)
                .contains(
                        "id",
                        "alertName",
                        "severity",
                        "source",
                        "object",
                        "status",
                        "output",
                        "additionalFields",
                        "createdAt",
                        "updatedAt",
                        "history",
                        "posts");
        assertThat(alert.path("severity").textValue()).isEqualTo("critical");
        assertThat(alert.path("status").textValue()).isEqualTo("open");
        assertThat(alert.path("history").path(0).path("severity").textValue()).isEqualTo("critical");
        assertThat(alert.path("posts").intValue()).isEqualTo(1);
    }

    @Test
    void shouldAnswerInformationWithANullResultAndDropIt() {
        // When
        HttpResponse<String> answer = post("information");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"result\":null}");
        assertThat(client.alerts(harp)).isEmpty();
    }

    @Test
    void shouldTellWhatIsWrongWithAnInvalidPost() {
        // Given
        var request = HarpFixtures.request("critical", "J1 A1");
        request.remove("source");

        // When
        HttpResponse<String> answer = client.post(harp.integrationUrl(), request);

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(HarpClient.json(answer).path("detail").path(0).path("loc").toString())
                .isEqualTo("[\"body\",\"source\"]");
        assertThat(HarpClient.json(answer).path("body")).isEqualTo(request);
    }

    @Test
    void shouldFailAsABackendOnAnUpperCaseSeverity() {
        // When
        HttpResponse<String> answer = post("CRITICAL");

        // Then
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"Backend error: 'CRITICAL'\"}");
    }

    @Test
    void shouldRefuseABodyThatIsNotDeclaredAsJson() {
        // When
        HttpResponse<String> answer = client.send(HarpClient.request(harp.integrationUrl())
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofByteArray(Json.bytes(HarpFixtures.request("critical", "J1 A1")))));

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
    }

    @Test
    void shouldAnswerAnUnknownKeyLikeAnyOtherAndShowNothing() {
        // When
        HttpResponse<String> answer = client.post(
                url("/api/notifications/rest?integration_key=00000000-0000-0000-0000-000000000000"),
                HarpFixtures.request("critical", "J1 A1"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(client.alerts(harp)).isEmpty();
    }

    @Test
    void shouldKnowItsPathsAndTheirMethods() {
        assertThat(client.get(url("/elsewhere")).statusCode()).isEqualTo(404);
        assertThat(client.get(harp.integrationUrl()).statusCode()).isEqualTo(405);
        assertThat(client.post(harp.alertsUrl(), HarpFixtures.request("ok", "o"))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void shouldSayThatThePortIsTaken(@TempDir Path another) {
        assertThatThrownBy(() -> HarpSimulator.start(another, harp.port())).hasCauseInstanceOf(BindException.class);
    }

    private URI url(String path) {
        return URI.create("http://localhost:" + harp.port() + path);
    }
}
