package io.harpline.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class AnswerTest {

    private static final String WHOLE = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 12\r\n\r\n{\"status\":1}";

    @Test
    void shouldReadTheStatusOfAWholeAnswer() {
        assertThat(Answer.status(read(WHOLE))).isEqualTo(503);
    }

    @Test
    void shouldReadAnAnswerWithoutABody() {
        assertThat(Answer.status(read("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 12, 40, 55, 56, 57, 67})
    void shouldWaitWhileAnAnswerIsNotWhole(int bytes) {
        assertThat(Answer.status(read(WHOLE.substring(0, bytes)))).isZero();
    }

    @Test
    void shouldRefuseAnAnswerThatDoesNotSayHowLongItIs() {
        assertThatThrownBy(() -> Answer.status(read("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")))
                .hasMessageContaining("does not say how long");
    }

    private static ByteBuffer read(String text) {
        return ByteBuffer.allocate(200).put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
