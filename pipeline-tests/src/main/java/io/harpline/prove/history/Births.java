package io.harpline.prove.history;

import io.harpline.schemas.alert.AlertType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// New alerts of forty tenants, a few of which have most of them.
final class Births {

    private static final int TENANTS = 40;
    private static final List<String> GROWN =
            List.of("TEST", "BASIL", "TOMATO", "Rucola 2", "Gewächshaus-Süd", "温室", "Père Côté");

    private final Chance chance;
    private final Instant start;
    private final Duration end;
    private final List<String> tenants = new ArrayList<>();
    private String burstTenant = "";
    private String burstJob = "";
    private int burst;

    /// @param end of the history
    Births(Chance chance, Instant start, Duration end) {
        this.chance = chance;
        this.start = start;
        this.end = end;
        while (tenants.size() < TENANTS - 1) {
            tenants.add(chance.ulid(start.minus(Duration.ofDays(1 + chance.below(700)))));
        }
        tenants.add(TENANTS / 5, "demo-greenhouse");
    }

    Life any(Duration at) {
        return life(tenant(), job(), at);
    }

    /// All of one burst are one tenant's, and of one job.
    Life inBurst(int which, Duration at) {
        if (which != burst) {
            burst = which;
            burstTenant = tenant();
            burstJob = job();
        }
        return life(burstTenant, burstJob, at);
    }

    private Life life(String tenant, String job, Duration at) {
        AlertType type = chance.is(0.7) ? AlertType.HEALTH : AlertType.PRODUCTIVITY;
        return new Life(tenant, chance.ulid(start.plus(at)), job, type, Story.of(chance, at, end));
    }

    private String tenant() {
        double share = chance.share();
        return tenants.get((int) (TENANTS * share * share * share));
    }

    private String job() {
        return String.format(
                Locale.ROOT,
                "22%02d-%s-202308%02d_GOOD",
                chance.below(12) + 1,
                chance.oneOf(GROWN),
                chance.below(28) + 1);
    }
}
