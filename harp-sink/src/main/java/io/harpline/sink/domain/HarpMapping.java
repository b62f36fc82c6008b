package io.harpline.sink.domain;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.Phase;

/// An alert of Gardin as an alert of Harp: pure, so that a retry is byte-identical to what it repeats.
public final class HarpMapping {

    /// Harp cuts a longer name and appends "...".
    public static final int LONGEST_NAME = 250;

    /// The width of Harp's column, as far as is known.
    public static final int LONGEST_SOURCE = 100;

    /// Harp cuts a longer object and appends "...".
    public static final int LONGEST_OBJECT = 90;

    private static final String PREFIX = "harpline.sink.mapping.";
    private static final HarpMapping DEFAULT = new HarpMapping(Templates.DEFAULT);
    private static final Integration ANY = new Integration("default", null, null);

    private final Identity identity;
    private final Template output;
    private final FieldTemplates fields;
    private final UrlTemplates urls;

    /// Reads the templates.
    ///
    /// @throws io.harpline.schemas.settings.BadConfig if one of them is wrong, by its key
    public HarpMapping(Templates templates) {
        this.identity = Identity.of(PREFIX, templates);
        this.output = Template.parse(PREFIX + "output", templates.output());
        this.fields = new FieldTemplates(PREFIX + "fields.", templates.fields());
        this.urls = new UrlTemplates(PREFIX + "urls.", templates.urls());
    }

    /// What is posted where nothing of it is configured.
    public static HarpAlert of(AlertEvent event) {
        return DEFAULT.alert(event, ANY);
    }

    /// What is posted to this integration.
    public HarpAlert alert(AlertEvent event, Integration integration) {
        return new HarpAlert(
                identity.name().render(event),
                severity(event.state()),
                identity.source().render(event),
                identity.object().render(event),
                IdentityText.plain(output.render(value -> value.of(event))),
                fields.of(event),
                urls.of(event),
                integration.environmentId(),
                integration.scenarioId());
    }

    /// Harp knows "ok" as the only way to close; of its other severities `information` drops the alert, and `unknown`
    /// ranks between critical and urgent.
    private static String severity(AlertState state) {
        if (state.phase() == Phase.CLOSED) {
            return "ok";
        }
        return switch (state.severity()) {
            case LOW -> "warning";
            case MEDIUM -> "critical";
            case HIGH -> "urgent";
        };
    }
}
