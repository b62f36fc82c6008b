package io.harpline.prove.check;

import io.harpline.prove.evidence.Posted;
import io.harpline.prove.evidence.Read;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.harp.Receipt;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a receipt says was acknowledged is an event that exists, and Harp's journal has it.
final class AcknowledgedIsThere {

    private AcknowledgedIsThere() {}

    static Verdict of(Reckoning known) {
        Findings findings = new Findings(4, "what was acknowledged exists, and Harp has taken it");
        Set<String> posted = new HashSet<>();
        known.evidence().posts().stream().map(Posted::eventId).forEach(posted::add);
        for (Read<Receipt> receipt : known.evidence().receipts()) {
            findings.look();
            String wrong =
                    wrong(receipt.value(), known.events().get(receipt.value().eventId()), posted);
            if (wrong != null) {
                findings.breach(wrong, receipt.toString());
            }
        }
        return findings.verdict();
    }

    private static @Nullable String wrong(Receipt receipt, @Nullable Read<AlertEvent> event, Set<String> posted) {
        if (event == null || event.value().version() != receipt.version()) {
            return "the receipt of an event that does not exist";
        }
        boolean acknowledged = receipt.attempts().stream().anyMatch(Receipts::isAcknowledged);
        if (receipt.result() == Receipt.Result.DELIVERED && !acknowledged) {
            return "delivered, and acknowledged by nobody";
        }
        return acknowledged && !posted.contains(receipt.eventId()) ? "acknowledged, and Harp never took it" : null;
    }
}
