package io.harpline.sink.edge.http;

import io.harpline.sink.domain.HarpAnswer;
import io.harpline.sink.domain.HarpAnswer.Cause;
import io.harpline.sink.domain.HarpAnswer.NoAnswer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One post, from asking for a connection to the last byte of the answer. Lives on an event loop.
///
/// Before its request is written nothing can have reached Harp; from then on anything may have.
final class Call {

    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int USUAL_ANSWER = 256;

    private final Vertx vertx;
    private final AnswerReader answers;
    private final Duration whole;
    private final long deadline;
    private final CompletableFuture<HarpAnswer> answer;
    private final Buffer received = Buffer.buffer(USUAL_ANSWER);
    private @Nullable HttpClientRequest request;
    private long timer;

    /// @param whole how long it was given, for whom it took too long
    /// @param deadline by [System#nanoTime]; behind it nothing is posted, nor after a frost
    /// @param answer is completed once, whatever happens
    Call(Vertx vertx, AnswerReader answers, Duration whole, long deadline, CompletableFuture<HarpAnswer> answer) {
        this.vertx = vertx;
        this.answers = answers;
        this.whole = whole;
        this.deadline = deadline;
        this.answer = answer;
    }

    void begin(HttpClient client, RequestOptions where, byte[] body) {
        if (isLate()) {
            end(NotReached.IN_TIME);
            return;
        }
        long millisLeft = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        timer = vertx.setTimer(Math.max(1, millisLeft), late -> takesTooLong());
        try {
            client.request(where)
                    .onSuccess(connected -> send(connected, body))
                    .onFailure(failure -> end(NotReached.because(failure)));
        } catch (IllegalStateException closed) {
            end(NotReached.because("closed"));
        }
    }

    private boolean isLate() {
        return System.nanoTime() - deadline >= 0;
    }

    private void takesTooLong() {
        end(request == null ? NotReached.IN_TIME : new NoAnswer(Cause.LOST, "no whole answer within " + whole));
    }

    private void send(HttpClientRequest connected, byte[] body) {
        if (answer.isDone() || isLate()) {
            connected.reset();
            end(NotReached.IN_TIME);
            return;
        }
        request = connected;
        connected.send(Buffer.buffer(body)).onSuccess(this::read).onFailure(this::broken);
    }

    private void read(HttpClientResponse response) {
        response.exceptionHandler(this::broken)
                .handler(this::append)
                .endHandler(end -> end(
                        answers.read(response.statusCode(), response.getHeader("Retry-After"), received.getBytes())));
    }

    private void append(Buffer part) {
        if (received.length() + part.length() > LONGEST_ANSWER) {
            end(new NoAnswer(Cause.LOST, "an answer of more than 64 KiB"));
        } else {
            received.appendBuffer(part);
        }
    }

    private void broken(Throwable failure) {
        end(new NoAnswer(Cause.LOST, failure.getClass().getSimpleName()));
    }

    private void end(HarpAnswer how) {
        if (answer.complete(how)) {
            vertx.cancelTimer(timer);
            if (request != null && how instanceof NoAnswer) {
                // Closes its connection.
                request.reset();
            }
        }
    }
}
