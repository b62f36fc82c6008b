package io.harpline.local.harp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What whoever posts to Harp meets on its bad days.
@Execution(ExecutionMode.CONCURRENT)
class HarpBadDayTest extends WithHarp {

    @Test
    void shouldRefuseConnectionsUntilItIsWellAgain() {
        // Given
        assertThat(post("warning").statusCode()).isEqualTo(200);

        // When
        HttpResponse<String> answer = client.put(badDay(), "{\"mood\":\"refuse\"}");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> post("critical")).hasCauseInstanceOf(ConnectException.class);
        assertThat(client.get(harp.controlUrl()).body()).contains("Harp refuses connections");
        assertThat(HarpClient.json(client.get(harp.controlUrl().resolve("alerts"))))
                .hasSize(1);

        client.put(badDay(), "{}");
        assertThat(post("critical").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldSayWhenItsPortIsGoneInTheMeantime() throws Exception {
        // Given
        harp.badDay(BadDay.of(Mood.REFUSE));
        try (ServerSocket other = new ServerSocket(harp.port(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();

            // When
            HttpResponse<String> answer = client.put(badDay(), "{\"mood\":\"hang\"}");

            // Then
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("the port cannot be opened again");
        }
        assertThat(client.get(badDay()).body()).contains("\"mood\":\"refuse\"");
        harp.badDay(BadDay.WELL);
        assertThat(post("critical").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldNotCutOffWhoAsksAtThePortToBeShut() {
        HttpResponse<String> answer = client.put(harp.alertsUrl().resolve("/bad-day"), "{\"mood\":\"refuse\"}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(post("critical").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldNotAnswerWhileItHangsAndLandThePostAfterwards() {
        // Given
        harp.badDay(BadDay.of(Mood.HANG));
        assertThatThrownBy(() -> postFor(Duration.ofMillis(300))).hasCauseInstanceOf(HttpTimeoutException.class);
        assertThat(client.alerts(harp)).isEmpty();

        // When
        harp.badDay(BadDay.WELL);

        // Then
        await().untilAsserted(() -> assertThat(client.alerts(harp)).hasSize(1));
    }

    @Test
    void shouldLandAPostAfterItsSenderHasGoneWhenItIsSlow() {
        // Given
        harp.badDay(new BadDay(Mood.WELL, 600, 0, 0, Map.of()));

        // When
        assertThatThrownBy(() -> postFor(Duration.ofMillis(200))).hasCauseInstanceOf(HttpTimeoutException.class);

        // Then
        assertThat(client.alerts(harp)).isEmpty();
        await().untilAsserted(() -> assertThat(client.alerts(harp)).hasSize(1));
    }

    @Test
    void shouldAnswer500AndStoreNothing() {
        harp.badDay(new BadDay(Mood.WELL, 0, 100, 0, Map.of()));

        assertThat(post("critical").statusCode()).isEqualTo(500);
        assertThat(client.alerts(harp)).isEmpty();
    }

    @Test
    void shouldTellHowLongToWaitWhereItGetsTooMany() {
        harp.badDay(new BadDay(Mood.TOO_MANY, 0, 0, 7, Map.of()));

        HttpResponse<String> answer = post("critical");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
        assertThat(client.alerts(harp)).isEmpty();
    }

    @Test
    void shouldPretendThatAllIsWell() {
        harp.badDay(BadDay.of(Mood.FALSE_200));

        HttpResponse<String> answer = post("critical");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"result\":\"Event successfully pushed to Harp\"}");
        assertThat(client.alerts(harp)).isEmpty();
    }

    @Test
    void shouldSayUnder200ThatItsKafkaFailsAndStoreNothing() {
        harp.badDay(BadDay.of(Mood.ERROR_RESULT));

        HttpResponse<String> answer = post("critical");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"result\":\"Error during pushing message to Kafka\"}");
        assertThat(client.alerts(harp)).isEmpty();
    }

    @Test
    void shouldLoseTheAnswerAfterItHasActed() {
        harp.badDay(BadDay.of(Mood.LOSE_ANSWERS));

        assertThatThrownBy(() -> post("critical"))
                .hasCauseInstanceOf(IOException.class)
                .cause()
                .isNotInstanceOf(HttpTimeoutException.class);
        assertThat(client.alerts(harp)).hasSize(1);
        assertThat(client.alerts(harp).path(0).path("posts").intValue()).isEqualTo(1);
    }

    @Test
    void shouldFailForOneAlertOnly() {
        harp.badDay(new BadDay(Mood.WELL, 0, 0, 0, Map.of("A2", 422)));

        assertThat(post("critical").statusCode()).isEqualTo(200);
        assertThat(client.post(harp.integrationUrl(), HarpFixtures.request("critical", "J1 A2"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(client.alerts(harp)).hasSize(1);
    }

    @Test
    void shouldKeepOneAlertWaitingAndNoOtherAndForgetIt() {
        // Given
        harp.badDay(new BadDay(Mood.WELL, 0, 0, 0, Map.of("A1", BadDay.NEVER)));

        // When
        assertThatThrownBy(() -> postFor(Duration.ofMillis(300))).hasCauseInstanceOf(HttpTimeoutException.class);

        // Then
        assertThat(client.post(harp.integrationUrl(), HarpFixtures.request("critical", "J1 A2"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.alerts(harp)).hasSize(1);

        harp.badDay(BadDay.WELL);
        assertThat(post("critical").statusCode()).isEqualTo(200);
        assertThat(client.alerts(harp))
                .hasSize(2)
                .allSatisfy(alert -> assertThat(alert.path("posts").intValue()).isEqualTo(1));
    }

    @Test
    void shouldBeSwitchedAndAskedOverHttp() {
        // When
        HttpResponse<String> answer = client.put(
                harp.alertsUrl().resolve("/bad-day"),
                "{\"mood\":\"false-200\",\"slowMs\":1,\"failAlerts\":{\"A1\":422}}");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(client.get(badDay()).body())
                .isEqualTo(answer.body())
                .isEqualTo("{\"mood\":\"false-200\",\"slowMs\":1,\"errorSharePercent\":0,"
                        + "\"retryAfterSeconds\":0,\"failAlerts\":{\"A1\":422}}");
    }

    @Test
    void shouldKeepTheDayWhenABadRequestNamesItsFault() {
        // Given
        harp.badDay(BadDay.of(Mood.FALSE_200));

        // When
        HttpResponse<String> answer = client.put(badDay(), "{\"slowMs\":-1}");

        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"slowMs must be from 0 to 600000\"}");
        assertThat(client.get(badDay()).body()).contains("false-200");
    }

    @Test
    void shouldTakeAlertsAtItsDoorOnly() {
        URI beside = harp.controlUrl()
                .resolve(harp.integrationUrl().getRawPath() + "?"
                        + harp.integrationUrl().getRawQuery());

        assertThat(client.post(beside, HarpFixtures.request("critical", "J1 A1"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldBeFoundByItsDirectory() {
        assertThat(HarpSimulator.controlUrl(directory)).contains(harp.controlUrl());
        assertThat(HarpSimulator.controlUrl(directory.resolve("none"))).isEmpty();
    }

    private URI badDay() {
        return harp.controlUrl().resolve("bad-day");
    }

    private void postFor(Duration patience) {
        client.post(harp.integrationUrl(), HarpFixtures.request("critical", "J1 A1"), patience);
    }
}
