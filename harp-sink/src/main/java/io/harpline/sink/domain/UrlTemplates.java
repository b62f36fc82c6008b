package io.harpline.sink.domain;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.settings.BadConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The links that Harp shows beside an alert, for whoever has to act on it.
final class UrlTemplates {

    private final SequencedMap<String, Template> byName = new LinkedHashMap<>();

    /// Reads the configured ones.
    ///
    /// @param prefix of their keys
    /// @param templates by name, in any order
    /// @throws BadConfig if one of them is no template of an http or https URL, whose host is constant
    UrlTemplates(String prefix, Map<String, String> templates) {
        new TreeMap<>(templates).forEach((name, text) -> {
            String key = prefix + '"' + name + '"';
            Template template = Template.parse(key, text);
            // What an event says must not decide where a reader of Harp is led to.
            if (!origin(key, template, "a").equals(origin(key, template, "b"))) {
                throw new BadConfig(key + " must have its placeholders behind the host");
            }
            byName.put(IdentityText.plain(name), template);
        });
    }

    private static String origin(String key, Template template, String value) {
        try {
            URI url = new URI(template.render(placeholder -> value));
            if (url.getHost() == null || !isHttp(url.getScheme())) {
                throw new BadConfig(key + " is not an http or https URL");
            }
            return url.getScheme() + "://" + url.getRawAuthority();
        } catch (URISyntaxException malformed) {
            throw new BadConfig(key + " is not a URL");
        }
    }

    private static boolean isHttp(String scheme) {
        return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    }

    /// The links for this event; what it says is percent-encoded.
    SequencedMap<String, String> of(AlertEvent event) {
        SequencedMap<String, String> urls = new LinkedHashMap<>();
        byName.forEach((name, template) -> urls.put(name, template.render(value -> encoded(value.of(event)))));
        return urls;
    }

    private static String encoded(String value) {
        // The encoder is one for forms.
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
