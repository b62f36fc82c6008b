package io.harpline.local.supervisor;

import io.harpline.local.broker.KafkaProbe;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/// Asks a component whether it is ready: `http://…` is when it answers 200, `kafka://host:port` when a broker of its
/// cluster answers.
public final class Readiness {

    private static final Duration TO_ANSWER = Duration.ofSeconds(2);

    private Readiness() {}

    public static boolean of(URI health) {
        return switch (health.getScheme()) {
            case "kafka" -> KafkaProbe.answers(health.getHost(), health.getPort());
            case "http" -> httpAnswers(health);
            default -> throw new IllegalArgumentException("no health of this kind: " + health);
        };
    }

    private static boolean httpAnswers(URI health) {
        try {
            HttpURLConnection question = (HttpURLConnection) health.toURL().openConnection();
            question.setConnectTimeout(Math.toIntExact(TO_ANSWER.toMillis()));
            question.setReadTimeout(Math.toIntExact(TO_ANSWER.toMillis()));
            try {
                return question.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                question.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }
}
