package io.harpline.sink.edge.http;

import io.harpline.schemas.settings.BadConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where Harp takes alerts. It carries its key, and is a secret as a whole: nothing here prints it.
public final class IntegrationUrl {

    private static final int SHORTEST_SECRET = 4;

    private final URI uri;

    private IntegrationUrl(URI uri) {
        this.uri = uri;
    }

    /// Keeps the URL exactly as it is given.
    ///
    /// @throws BadConfig if it is no absolute http or https URL; the message names the key and not the value
    public static IntegrationUrl parse(String key, String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() == null || !isHttp(uri.getScheme())) {
                throw new BadConfig(key + " is not an http or https URL");
            }
            return new IntegrationUrl(uri);
        } catch (URISyntaxException withTheValueInItsMessage) {
            throw new BadConfig(key + " is not a URL");
        }
    }

    URI uri() {
        return uri;
    }

    /// The text without any part of the URL that could be its key: its path, its query and what stands in that.
    String redact(String text) {
        String redacted = text;
        for (String secret : secrets()) {
            redacted = redacted.replace(secret, "[redacted]");
        }
        return redacted;
    }

    /// Longest first, so that none is left in pieces.
    private List<String> secrets() {
        String query = Objects.requireNonNullElse(uri.getRawQuery(), "");
        Stream<String> values =
                Stream.of(query.split("&", -1)).map(parameter -> parameter.substring(parameter.indexOf('=') + 1));
        Stream<String> parts = Stream.of(uri.getRawUserInfo(), uri.getRawPath(), query);
        return Stream.concat(parts.filter(Objects::nonNull), values)
                .flatMap(raw -> Stream.of(raw, URLDecoder.decode(raw, StandardCharsets.UTF_8)))
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static boolean isHttp(@Nullable String scheme) {
        return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    }

    @Override
    public String toString() {
        return "IntegrationUrl[redacted]";
    }
}
