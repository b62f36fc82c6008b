package io.harpline.transform.edge;

import io.harpline.schemas.settings.BadConfig;
import io.harpline.transform.domain.Horizon;
import io.harpline.transform.topology.TopologySettings;
import java.time.Duration;
import java.util.regex.Pattern;

/// Checks what is configured of the topology.
final class TopologyConfig {

    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,100}");
    private static final Duration SHORTEST_HORIZON = Duration.ofSeconds(1);
    private static final Duration LONGEST_HORIZON = Duration.ofDays(3650);

    private TopologyConfig() {}

    static TopologySettings of(TransformConfig config) {
        Duration horizon = config.horizon();
        if (horizon.compareTo(SHORTEST_HORIZON) < 0 || horizon.compareTo(LONGEST_HORIZON) > 0) {
            throw new BadConfig("harpline.transform.horizon must be 1 s to 3650 d");
        }
        String prefix = config.outputsPrefix().orElse("");
        if (!PREFIX.matcher(prefix).matches()) {
            throw new BadConfig("harpline.transform.outputs-prefix must match " + PREFIX);
        }
        return new TopologySettings(new Horizon(horizon), prefix, config.commitInterval());
    }
}
