package io.harpline.operator.domain;

import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.alert.Gap;
import io.harpline.schemas.alert.Phase;
import io.harpline.schemas.alert.Severity;
import java.time.Instant;
import java.util.List;

/// States of alerts, as they stand in alerts.state.v1.
final class AnAlert {

    static final Instant RECEIVED = Instant.parse("2026-11-22T06:00:00Z");

    private AnAlert() {}

    static AlertState open(String tenant, String alert) {
        return of(tenant, alert, Phase.OPEN, List.of(), RECEIVED);
    }

    static AlertState of(String tenant, String alert, Phase phase, List<Gap> gaps, Instant lastReceivedAt) {
        return new AlertState(
                1,
                1,
                tenant,
                alert,
                "J1",
                AlertType.HEALTH,
                phase,
                Severity.LOW,
                RECEIVED,
                null,
                null,
                null,
                gaps,
                RECEIVED,
                lastReceivedAt);
    }
}
