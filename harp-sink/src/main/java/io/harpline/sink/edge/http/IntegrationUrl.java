package io.harpline.sink.edge.http;

import io.harpline.schemas.settings.BadConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where Harp takes alerts. It carries its key, and is a secret as a whole: nothing here prints it.
public final class IntegrationUrl {

    private static final int SHORTEST_SECRET = 4;

    /// A segment of the path so long may be a key.
    private static final int KEY_LIKE = 16;

    /// As much of a key gives it away in a text that was cut.
    private static final int TELLING = 8;

    private final String key;
    private final URI uri;
    private final Pattern secrets;

    private static final int HIGHEST_PORT = 65_535;

    private IntegrationUrl(String key, URI uri) {
        this.key = key;
        this.uri = uri;
        this.secrets = secrets(uri);
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
            if (uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT) {
                throw new BadConfig(key + " is not a URL with a port from 1 to " + HIGHEST_PORT);
            }
            return new IntegrationUrl(key, uri);
        } catch (URISyntaxException withTheValueInItsMessage) {
            throw new BadConfig(key + " is not a URL");
        }
    }

    URI uri() {
        return uri;
    }

    /// The configuration key that it was given by.
    String key() {
        return key;
    }

    String host() {
        return uri.getHost();
    }

    /// The text without the URL and without any part of it that could be its key: its path, its query and what stands
    /// in those, in upper or lower case, encoded or decoded, and escaped as JSON or HTML escape it. Of what is long
    /// also its beginning, as a text that was cut may end in it.
    String redact(String text) {
        return secrets.matcher(text).replaceAll("[redacted]");
    }

    /// The longest first, so that none is left in pieces; beginnings last.
    private static Pattern secrets(URI uri) {
        String query = Objects.requireNonNullElse(uri.getRawQuery(), "");
        List<String> keys = Stream.concat(
                        Stream.of(query.split("&", -1))
                                .map(parameter -> parameter.substring(parameter.indexOf('=') + 1)),
                        Stream.of(uri.getRawPath().split("/", -1)).filter(segment -> segment.length() >= KEY_LIKE))
                .toList();
        Stream<String> wholes = Stream.of(uri.toString(), uri.getRawUserInfo(), uri.getRawPath(), query)
                .filter(Objects::nonNull);
        Stream<String> literals = Stream.concat(wholes, keys.stream())
                .flatMap(IntegrationUrl::spellings)
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote);
        Stream<String> beginnings = keys.stream()
                .flatMap(IntegrationUrl::spellings)
                .filter(secret -> secret.length() >= KEY_LIKE)
                .map(secret -> Pattern.quote(secret.substring(0, TELLING)) + "[\\w%.~+-]*");
        return Pattern.compile(
                Stream.concat(literals, beginnings).distinct().collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE);
    }

    private static Stream<String> spellings(String raw) {
        String decoded = decoded(raw);
        return Stream.of(
                raw,
                decoded,
                URLEncoder.encode(raw, StandardCharsets.UTF_8),
                URLEncoder.encode(decoded, StandardCharsets.UTF_8),
                raw.replace("/", "\\/"),
                raw.replace("&", "&amp;"));
    }

    private static String decoded(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException withTheZoneOfAnAddress) {
            return raw;
        }
    }

    private static boolean isHttp(@Nullable String scheme) {
        return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    }

    @Override
    public String toString() {
        return "IntegrationUrl[redacted]";
    }
}
