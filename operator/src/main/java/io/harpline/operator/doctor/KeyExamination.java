package io.harpline.operator.doctor;

import io.harpline.operator.domain.Finding;
import io.harpline.operator.terminal.Printable;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which keys an ingest-service has, and whether they verify what comes, by its metrics.
final class KeyExamination {

    // harpline_ingest_accepted_total{key="default",source="gardin"} 12.0
    private static final Pattern ACCEPTED = Pattern.compile("(?m)^harpline_ingest_accepted_total\\{([^}]*)} (\\S+)$");
    private static final Pattern REJECTED = Pattern.compile("(?m)^harpline_ingest_rejected_total\\{([^}]*)} (\\S+)$");
    private static final Pattern SOURCE = Pattern.compile("(?:^|,)source=\"([^\"]*)\"");
    private static final Pattern KEY = Pattern.compile("(?:^|,)key=\"([^\"]*)\"");
    private static final Pattern REASON = Pattern.compile("(?:^|,)reason=\"([^\"]*)\"");
    private static final String NOBODY = "-";
    private static final String WHAT_THEN = "docs/operations.md, A wrong secret for a day";

    /// By source.
    private final Map<String, Double> refused = new TreeMap<>();
    /// By source, then by key.
    private final Map<String, Map<String, Double>> taken = new TreeMap<>();

    private KeyExamination(String metrics) {
        REJECTED.matcher(metrics).results().forEach(line -> {
            boolean forItsSignature = label(REASON, line.group(1)).equals("signature");
            refused.merge(label(SOURCE, line.group(1)), forItsSignature ? number(line.group(2)) : 0, Double::sum);
        });
        refused.remove(NOBODY);
        ACCEPTED.matcher(metrics)
                .results()
                .forEach(line -> taken.computeIfAbsent(label(SOURCE, line.group(1)), _ -> new TreeMap<>())
                        .put(label(KEY, line.group(1)), number(line.group(2))));
    }

    static Finding of(URI url) {
        String check = "keys " + url;
        try {
            return new KeyExamination(Answer.of(url, "/q/metrics").text()).finding(check);
        } catch (IOException unheard) {
            return Finding.warning(
                    check,
                    "could not be found out: " + ServiceExamination.why(unheard),
                    "its metrics name them: " + url + "/q/metrics");
        }
    }

    private Finding finding(String check) {
        var keyless = refused.keySet().stream()
                .filter(source -> !taken.containsKey(source))
                .toList();
        if (taken.isEmpty() || !keyless.isEmpty()) {
            return Finding.broken(
                    check,
                    "no key at its start, and none used since"
                            + (keyless.isEmpty() ? "" : ", of the sources " + keyless),
                    "each notification there is answered with 401 and kept apart: docs/operations.md, Sources, keys and"
                            + " tenants");
        }
        var mistaken = refused.entrySet().stream()
                .filter(source -> source.getValue() > 0 && takenOf(source.getKey()) == 0)
                .map(source -> "%s (%.0f)".formatted(source.getKey(), source.getValue()))
                .toList();
        if (!mistaken.isEmpty()) {
            return Finding.warning(
                    check,
                    "since its start requests were refused for their signature, and none was taken, of " + mistaken,
                    "if they are Gardin's, the secret here is not Gardin's: " + WHAT_THEN);
        }
        return Finding.ok(check, "of " + String.join(", ", keys()));
    }

    private double takenOf(String source) {
        return taken.getOrDefault(source, Map.of()).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private List<String> keys() {
        return taken.entrySet().stream()
                .flatMap(source -> source.getValue().entrySet().stream()
                        .map(key -> "%s/%s (%.0f taken)".formatted(source.getKey(), key.getKey(), key.getValue())))
                .toList();
    }

    private static String label(Pattern name, String labels) {
        Matcher label = name.matcher(labels);
        return label.find() ? Printable.of(label.group(1)) : NOBODY;
    }

    private static double number(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException unknown) {
            return 0;
        }
    }
}
