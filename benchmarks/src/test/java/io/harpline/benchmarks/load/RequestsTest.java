package io.harpline.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.local.gardin.SignedNotification;
import io.harpline.schemas.gardin.Notification;
import io.harpline.schemas.gardin.NotificationReader;
import io.harpline.schemas.gardin.Reading;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class RequestsTest {

    private static final byte[] SECRET = "sixteen bytes or more".getBytes(StandardCharsets.UTF_8);
    private static final Pattern REQUEST = Pattern.compile(
            "POST /webhooks/gardin HTTP/1\\.1\r\n.*Gardin-Signature: ([0-9a-f]{64})\r\nContent-Length: (\\d+)\r\n\r\n(.*)",
            Pattern.DOTALL);

    private final Requests requests = new Requests(7, SECRET);

    @Test
    void shouldMakeNotificationsThatHarplineReadsAndThatAreSigned() {
        for (int number = 0; number < 6; number++) {
            Matcher request = match(requests.next());
            byte[] body = request.group(3).getBytes(StandardCharsets.UTF_8);

            Reading<Notification> reading = NotificationReader.notification(body);

            assertThat(reading).isInstanceOf(Reading.Read.class);
            assertThat(request.group(1)).isEqualTo(SignedNotification.sign(body, SECRET));
            assertThat(request.group(2)).isEqualTo(Integer.toString(body.length));
        }
    }

    @Test
    void shouldNeverSendTheSameTwice() {
        Set<String> seen = new HashSet<>();
        for (int lap = 0; lap < 3; lap++) {
            for (int number = 0; number < 10; number++) {
                seen.add(match(requests.next()).group(1));
            }
            requests.refresh();
        }

        assertThat(seen).hasSize(30);
    }

    @Test
    void shouldCountWhatWasSignedWhileTheClockRan() {
        for (int number = 0; number < 10; number++) {
            requests.next();
        }

        assertThat(requests.late()).isEqualTo(3);
    }

    private static Matcher match(byte[] request) {
        Matcher matcher = REQUEST.matcher(new String(request, StandardCharsets.UTF_8));
        assertThat(matcher.matches()).isTrue();
        return matcher;
    }
}
