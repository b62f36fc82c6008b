package io.harpline.local.demo;

import static io.harpline.local.demo.Fate.delivered;
import static io.harpline.schemas.alert.AlertEventType.CLOSED;
import static io.harpline.schemas.alert.AlertEventType.RAISED;
import static io.harpline.schemas.alert.AlertEventType.SEVERITY_INCREASED;
import static io.harpline.schemas.alert.Gap.RAISED_MISSING;
import static io.harpline.schemas.alert.Gap.SEVERITY_MISSED;
import static io.harpline.schemas.alert.Severity.HIGH;
import static io.harpline.schemas.alert.Severity.LOW;
import static io.harpline.schemas.alert.Severity.MEDIUM;

import io.harpline.local.demo.Fate.Absorbed;
import io.harpline.local.demo.Fate.Duplicate;
import io.harpline.local.demo.Fate.Quarantined;
import io.harpline.local.demo.Fate.Refused;
import io.harpline.local.demo.Sending.Telling;
import io.harpline.schemas.gardin.QuarantineReason;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// What the demo plays, and what Harp must show in the end. Every run is about a tenant of its own.
record Scenario(String tenantId, List<Step> steps, List<Truth> truths) {

    record Step(String title, List<Sending> sendings) {}

    /// @param shown empty where Harp must show nothing of it
    record Truth(Plant plant, List<Shown> shown) {}

    static Scenario of(Instant now, Supplier<String> ids) {
        String tenant = ids.get();
        Plant basil = new Plant("basil", tenant, ids.get(), ids, now);
        Plant cress = new Plant("cress", tenant, ids.get(), ids, now);
        Plant mint = new Plant("mint", tenant, ids.get(), ids, now);
        Plant sage = new Plant("sage", tenant, ids.get(), ids, now);
        Plant thyme = new Plant("thyme", tenant, ids.get(), ids, now);
        Telling thrice = cress.raised(HIGH);
        Fate absorbed = new Absorbed(List.of());
        return new Scenario(
                tenant,
                List.of(
                        step(
                                "A life as it should be told",
                                basil.raised(LOW).becomes(delivered(RAISED)),
                                basil.increased(LOW, MEDIUM).becomes(delivered(SEVERITY_INCREASED)),
                                basil.closed(MEDIUM).becomes(delivered(CLOSED))),
                        step(
                                "The same notification three times: Harp is told once",
                                thrice.becomes(delivered(RAISED)),
                                thrice.becomes(new Duplicate()),
                                thrice.becomes(new Duplicate())),
                        step(
                                "An increase before its RAISED: served at once, the gap named, and healed later",
                                mint.increased(LOW, MEDIUM)
                                        .becomes(delivered(SEVERITY_INCREASED, RAISED_MISSING, SEVERITY_MISSED)),
                                mint.raised(LOW).becomes(absorbed)),
                        step(
                                "A CLOSED before anything else: Harp never shows what was over already",
                                sage.closed(MEDIUM).becomes(delivered(CLOSED, RAISED_MISSING)),
                                sage.raised(MEDIUM).becomes(absorbed)),
                        step(
                                "A RAISED that comes after the CLOSED: Harp does not reopen",
                                thyme.increased(MEDIUM, HIGH)
                                        .becomes(delivered(SEVERITY_INCREASED, RAISED_MISSING, SEVERITY_MISSED)),
                                thyme.closed(HIGH).becomes(delivered(CLOSED, RAISED_MISSING, SEVERITY_MISSED)),
                                thyme.raised(MEDIUM).becomes(absorbed)),
                        step(
                                "A forgery: somebody without the secret would close an open alert",
                                cress.closed(HIGH).forgedBySomebody().becomes(new Refused(401, false))),
                        step(
                                "A newer shape than Harpline knows: kept, not refused",
                                cress.raisedInANewerShape().becomes(new Quarantined(QuarantineReason.UNKNOWN_VALUE))),
                        step(
                                "A notificationId used again for something else: kept, not believed",
                                thrice.altered("HIGH", "LOW").becomes(new Quarantined(QuarantineReason.CONFLICTING)))),
                List.of(
                        new Truth(basil, List.of(new Shown("closed", List.of("warning", "critical", "ok")))),
                        new Truth(cress, List.of(new Shown("open", List.of("urgent")))),
                        new Truth(mint, List.of(new Shown("open", List.of("critical")))),
                        new Truth(sage, List.of()),
                        new Truth(thyme, List.of(new Shown("closed", List.of("urgent", "ok"))))));
    }

    private static Step step(String title, Sending... sendings) {
        return new Step(title, List.of(sendings));
    }
}
