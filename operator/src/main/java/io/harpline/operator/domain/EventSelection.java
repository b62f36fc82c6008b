package io.harpline.operator.domain;

import io.harpline.schemas.alert.AlertEventType;
import io.harpline.schemas.alert.Severity;
import io.harpline.schemas.json.Rfc3339;
import java.time.Instant;
import java.util.Optional;
import java.util.StringJoiner;

/// Which events are asked for: those of which all of this is true.
///
/// @param period in which the notification was received that made it
/// @param tenant only this one's
/// @param alert only this one's, `tenantId/alertId`
/// @param type only events of it
/// @param severity only those that have it after the change
/// @param eventId only this one
public record EventSelection(
        Period period,
        Optional<String> tenant,
        Optional<String> alert,
        Optional<AlertEventType> type,
        Optional<Severity> severity,
        Optional<String> eventId) {

    /// Whether an event of that alert can be meant.
    public boolean isOf(String key) {
        return alert.map(key::equals).orElse(true)
                && tenant.map(own -> key.startsWith(own + "/")).orElse(true);
    }

    /// Whether an event is meant, of an alert of which one can be.
    public boolean takes(PastEvent event) {
        return period.contains(event.receivedAt())
                && type.map(own -> own.name().equals(event.type())).orElse(true)
                && severity.map(own -> own.name().equals(event.severity())).orElse(true)
                && eventId.map(event.eventId()::equals).orElse(true);
    }

    /// Whether all events of an alert are meant, where one can be.
    public boolean takesAllOfAnAlert() {
        return period.equals(Period.ALWAYS) && type.isEmpty() && severity.isEmpty() && eventId.isEmpty();
    }

    /// As it is asked for on the command line.
    public String words() {
        StringJoiner words = new StringJoiner(" ").setEmptyValue("all");
        if (!period.from().equals(Instant.MIN)) {
            words.add("--from " + Rfc3339.format(period.from()));
        }
        if (!period.to().equals(Instant.MAX)) {
            words.add("--to " + Rfc3339.format(period.to()));
        }
        tenant.ifPresent(own -> words.add("--tenant " + own));
        alert.ifPresent(own -> words.add("--alert " + own));
        type.ifPresent(own -> words.add("--type " + own));
        severity.ifPresent(own -> words.add("--severity " + own));
        eventId.ifPresent(own -> words.add("--event " + own));
        return words.toString();
    }
}
