package io.harpline.local.gardin;

import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.GardinEvent;

/// The command line that tells the next of the same alert, ready to be pasted.
final class NextCommand {

    private NextCommand() {}

    static String after(GardinBody sent) {
        GardinEvent event = sent.event() == GardinEvent.CLOSED || sent.alertSeverity() == Severity.HIGH
                ? GardinEvent.CLOSED
                : GardinEvent.SEVERITY_INCREASED;
        Severity severity = event == GardinEvent.CLOSED ? sent.alertSeverity() : above(sent.alertSeverity());
        return "./harpline send --event %s --severity %s --type %s --job '%s' --tenant '%s' --alert '%s'"
                .formatted(
                        event,
                        severity,
                        sent.alertType(),
                        sent.jobId(),
                        sent.ids().tenantId(),
                        sent.ids().alertId());
    }

    private static Severity above(Severity severity) {
        return severity == Severity.LOW ? Severity.MEDIUM : Severity.HIGH;
    }
}
