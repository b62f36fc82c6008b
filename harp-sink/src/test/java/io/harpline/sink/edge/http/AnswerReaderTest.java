package io.harpline.sink.edge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.sink.domain.HarpAnswer.Answered;
import io.harpline.sink.domain.HarpAnswer.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class AnswerReaderTest {

    private static final byte[] GOOD = "{\"result\":\"well\"}".getBytes(UTF_8);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final InstantSource clock = now::get;
    private final AnswerReader reader =
            new AnswerReader(IntegrationUrl.parse("the.key", "http://harp.test/?key=secret"), clock);

    @Test
    void shouldTellAnswersApartThoughTheyFollowEachOther() {
        Answered first = reader.read(200, null, GOOD);

        assertThat(reader.read(200, null, GOOD.clone())).isEqualTo(first);
        assertThat(reader.read(500, null, GOOD).status()).isEqualTo(500);
        assertThat(reader.read(200, null, "{\"result\":null}".getBytes(UTF_8)).result())
                .isEqualTo(Result.NULL);
        assertThat(reader.read(200, null, GOOD)).isEqualTo(first);
    }

    @Test
    void shouldCountAWaitFromEachAnswerOn() {
        String until = "Thu, 01 Jan 2026 00:01:00 GMT";
        assertThat(reader.read(503, until, GOOD).retryAfter()).contains(Duration.ofSeconds(60));

        now.set(now.get().plusSeconds(20));
        assertThat(reader.read(503, until, GOOD).retryAfter()).contains(Duration.ofSeconds(40));
        assertThat(reader.read(503, null, GOOD).retryAfter()).isEmpty();
    }
}
