package io.harpline.sink.domain;

import io.harpline.schemas.settings.BadConfig;
import java.util.List;
import java.util.regex.Pattern;

/// By which name, source and object Harp knows an alert. Together they are of this alert alone: closing one alert never
/// closes another.
///
/// ```
/// alert_name   Gardin {alertType} alert
/// source       gardin/{tenantId}
/// object       {jobId} {alertId}
/// ```
///
/// That holds because each of the two ids can be read back from one of the three texts.
record Identity(IdentityTemplate name, IdentityTemplate source, IdentityTemplate object) {

    /// What Harp takes for an order about the alert's status, and where a value could become one.
    private static final Pattern ORDER = Pattern.compile("(?i)\\[\\s*(urgent|test)\\s*]|\\[[^]]*\\{");

    Identity {
        List<IdentityTemplate> all = List.of(name, source, object);
        mustTell(Placeholder.TENANT_ID, all);
        mustTell(Placeholder.ALERT_ID, all);
    }

    /// Reads the three templates.
    ///
    /// @param prefix of their keys
    /// @throws BadConfig if one of them is wrong, or if they do not tell alerts apart
    static Identity of(String prefix, Templates templates) {
        if (ORDER.matcher(templates.name()).find()) {
            throw new BadConfig(prefix + "name has [urgent], [test] or a placeholder between brackets, where Harp may"
                    + " read an order");
        }
        return new Identity(
                new IdentityTemplate(prefix + "name", templates.name(), HarpMapping.LONGEST_NAME, false),
                new IdentityTemplate(prefix + "source", templates.source(), HarpMapping.LONGEST_SOURCE, true),
                new IdentityTemplate(prefix + "object", templates.object(), HarpMapping.LONGEST_OBJECT, true));
    }

    private static void mustTell(Placeholder id, List<IdentityTemplate> templates) {
        if (templates.stream().noneMatch(template -> template.tells(id))) {
            throw new BadConfig(templates.stream()
                    .filter(template -> template.has(id))
                    .findFirst()
                    .map(unclear -> unclear.key() + " has " + id + " where it cannot be told from what stands beside"
                            + " it: it needs a space or a / on both sides, and one side without {jobId}")
                    .orElseGet(() -> templates.getLast().key() + " must have " + id
                            + ", as name and source have it not either: closing one alert would close another"));
        }
    }
}
