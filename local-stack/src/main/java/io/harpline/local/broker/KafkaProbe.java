package io.harpline.local.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/// Asks whether a Kafka answers.
public final class KafkaProbe {

    private static final Duration TO_ANSWER = Duration.ofSeconds(2);

    private KafkaProbe() {}

    /// Looks first whether anything listens there, which costs little and fills no log while nothing does.
    public static boolean answers(String host, int port) {
        if (!accepts(host, port)) {
            return false;
        }
        try (KafkaTopics kafka = new KafkaTopics(host + ":" + port)) {
            return kafka.answers(TO_ANSWER);
        }
    }

    private static boolean accepts(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), Math.toIntExact(TO_ANSWER.toMillis()));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
