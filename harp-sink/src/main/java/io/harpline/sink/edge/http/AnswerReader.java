package io.harpline.sink.edge.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.json.Sha256;
import io.harpline.sink.domain.HarpAnswer.Answered;
import io.harpline.sink.domain.HarpAnswer.Result;
import io.harpline.sink.domain.RetryAfter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reduces a response of Harp to what matters of it. Lives on an event loop.
final class AnswerReader {

    /// In characters.
    static final int LONGEST_EXCERPT = 512;

    private final IntegrationUrl url;
    private final InstantSource clock;
    // Harp says the same to nearly all: that is not worked out again.
    private byte[] lastBody = new byte[0];
    private @Nullable Answered last;

    AnswerReader(IntegrationUrl url, InstantSource clock) {
        this.url = url;
        this.clock = clock;
    }

    /// @param retryAfter the header, which counts from now
    Answered read(int status, @Nullable String retryAfter, byte[] body) {
        if (retryAfter != null) {
            return answered(status, RetryAfter.parse(retryAfter, clock.instant()), body);
        }
        if (last == null || last.status() != status || !Arrays.equals(lastBody, body)) {
            last = answered(status, Optional.empty(), body);
            lastBody = body;
        }
        return last;
    }

    private Answered answered(int status, Optional<Duration> retryAfter, byte[] body) {
        return new Answered(status, result(body), retryAfter, excerpt(body), Sha256.hex(body));
    }

    private static Result result(byte[] body) {
        try {
            JsonNode result = Json.MAPPER.readTree(body).path("result");
            if (result.isMissingNode()) {
                return Result.ABSENT;
            }
            if (result.isNull()) {
                return Result.NULL;
            }
            return result.asText().startsWith("Error") ? Result.ERROR : Result.GIVEN;
        } catch (IOException notJson) {
            return Result.ABSENT;
        }
    }

    /// A proxy's page may well name the URL that was asked for: redacted first, cut afterwards.
    private String excerpt(byte[] body) {
        String text = url.redact(new String(body, StandardCharsets.UTF_8)).replaceAll("\\p{Cntrl}+", " ");
        return text.codePoints()
                .limit(LONGEST_EXCERPT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
