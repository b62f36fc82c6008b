package io.harpline.transform.edge.metrics;

import java.util.Locale;

/// Our constants as they stand in labels: `unknown-value`.
final class Labels {

    private Labels() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
