package io.harpline.local.gardin;

import io.harpline.local.ShellWord;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.gardin.GardinEvent;
import java.util.List;
import java.util.stream.Collectors;

/// The command line that tells the next of the same alert, ready to be pasted.
final class NextCommand {

    private NextCommand() {}

    /// @param whereabouts what was said of where to send it and whose secret to take, word by word
    static String after(GardinBody sent, List<String> whereabouts) {
        GardinEvent event = sent.event() == GardinEvent.CLOSED || sent.alertSeverity() == Severity.HIGH
                ? GardinEvent.CLOSED
                : GardinEvent.SEVERITY_INCREASED;
        Severity severity = event == GardinEvent.CLOSED ? sent.alertSeverity() : above(sent.alertSeverity());
        return "./harpline send --event %s --severity %s --type %s --job %s --tenant %s --alert %s"
                        .formatted(
                                event,
                                severity,
                                sent.alertType(),
                                ShellWord.of(sent.jobId()),
                                ShellWord.of(sent.ids().tenantId()),
                                ShellWord.of(sent.ids().alertId()))
                + whereabouts.stream().map(word -> " " + ShellWord.of(word)).collect(Collectors.joining());
    }

    private static Severity above(Severity severity) {
        return severity == Severity.LOW ? Severity.MEDIUM : Severity.HIGH;
    }
}
