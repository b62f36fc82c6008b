package io.harpline.sink.edge.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.json.Sha256;
import io.harpline.sink.domain.HarpAnswer.Answered;
import io.harpline.sink.domain.HarpAnswer.Result;
import io.harpline.sink.domain.RetryAfter;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/// Reduces a response of Harp to what matters of it.
record AnswerReader(IntegrationUrl url, InstantSource clock) {

    /// In characters.
    static final int LONGEST_EXCERPT = 512;

    Answered read(HttpResponse<byte[]> response) {
        return new Answered(
                response.statusCode(),
                result(response.body()),
                response.headers()
                        .firstValue("Retry-After")
                        .flatMap(header -> RetryAfter.parse(header, clock.instant())),
                excerpt(response.body()),
                Sha256.hex(response.body()));
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
