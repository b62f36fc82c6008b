package io.harpline.sink.app;

import io.harpline.schemas.json.Json;
import io.harpline.sink.domain.HarpAnswer;
import io.harpline.sink.domain.HarpAnswer.Answered;
import io.harpline.sink.domain.HarpAnswer.Cause;
import io.harpline.sink.domain.HarpAnswer.NoAnswer;
import io.harpline.sink.domain.HarpAnswer.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// A Harp that answers a request when the test says so.
final class FakeHarp implements Harp {

    /// A request without an answer yet.
    ///
    /// @param event its eventId
    record Request(String event, String body, CompletableFuture<HarpAnswer> answer) {

        /// Whether it was acted on is not known.
        void lose() {
            answer.complete(new NoAnswer(Cause.LOST, "lost"));
        }

        /// Breaks what every Harp promises.
        void fail() {
            answer.completeExceptionally(new IllegalStateException("a defect, for the test"));
        }

        void answer(int status) {
            answer(status, Duration.ZERO);
        }

        void answer(int status, Duration retryAfter) {
            answer.complete(new Answered(status, Result.GIVEN, Optional.of(retryAfter), "excerpt " + status, "sha256"));
        }
    }

    final List<Request> posted = new ArrayList<>();

    @Override
    public CompletionStage<HarpAnswer> post(byte[] body) {
        Request request =
                new Request(eventId(body), new String(body, StandardCharsets.UTF_8), new CompletableFuture<>());
        posted.add(request);
        return request.answer();
    }

    List<Request> inFlight() {
        return posted.stream().filter(request -> !request.answer().isDone()).toList();
    }

    Request last() {
        return posted.getLast();
    }

    private static String eventId(byte[] body) {
        try {
            return Json.MAPPER
                    .readTree(body)
                    .path("additional_fields")
                    .path("event_id")
                    .asText();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
