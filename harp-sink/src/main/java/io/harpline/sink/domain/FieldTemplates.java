package io.harpline.sink.domain;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.settings.BadConfig;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The additional fields of an alert: ours, then the configured ones by name. All are text, as Harp would show anything
/// else in Python's words; and they are few, as each may become a label of Harp's metrics.
final class FieldTemplates {

    private static final SequencedMap<String, Placeholder> OURS = ours();
    private static final Set<Placeholder> LEFT_OUT_WHERE_ABSENT = Set.of(Placeholder.CLOSE_REASON, Placeholder.GAPS);

    /// `script` and `plugin_name` would change the object, the others collide with what Harp itself says of an alert.
    private static final Set<String> HARPS = Set.of(
            "script", "plugin_name", "source", "name", "severity", "monitoring_system", "alert_name", "alert_body");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

    private final SequencedMap<String, Template> configured = new LinkedHashMap<>();

    /// Reads the configured ones.
    ///
    /// @param prefix of their keys
    /// @param templates by name, in any order
    /// @throws BadConfig if a template is wrong, or its name is taken or could be no label
    FieldTemplates(String prefix, Map<String, String> templates) {
        new TreeMap<>(templates).forEach((name, text) -> {
            String key = prefix + '"' + name + '"';
            if (HARPS.contains(name.toLowerCase(Locale.ROOT))) {
                throw new BadConfig(key + " has a name that means something else in Harp");
            }
            if (OURS.containsKey(name.toLowerCase(Locale.ROOT))) {
                throw new BadConfig(key + " has the name of a field that is always sent");
            }
            if (!NAME.matcher(name).matches()) {
                throw new BadConfig(key + " must be named with up to 64 letters, digits and _, the first no digit");
            }
            configured.put(name, Template.parse(key, text));
        });
    }

    SequencedMap<String, String> of(AlertEvent event) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        OURS.forEach((name, placeholder) -> {
            String value = placeholder.of(event);
            if (!value.isEmpty() || !LEFT_OUT_WHERE_ABSENT.contains(placeholder)) {
                fields.put(name, IdentityText.plain(value));
            }
        });
        configured.forEach(
                (name, template) -> fields.put(name, IdentityText.plain(template.render(value -> value.of(event)))));
        return fields;
    }

    private static SequencedMap<String, Placeholder> ours() {
        SequencedMap<String, Placeholder> ours = new LinkedHashMap<>();
        ours.put("tenant_id", Placeholder.TENANT_ID);
        ours.put("alert_id", Placeholder.ALERT_ID);
        ours.put("job_id", Placeholder.JOB_ID);
        ours.put("gardin_severity", Placeholder.SEVERITY);
        ours.put("event_id", Placeholder.EVENT_ID);
        ours.put("occurred_at", Placeholder.OCCURRED_AT);
        ours.put("close_reason", Placeholder.CLOSE_REASON);
        ours.put("gaps", Placeholder.GAPS);
        return Collections.unmodifiableSequencedMap(ours);
    }
}
