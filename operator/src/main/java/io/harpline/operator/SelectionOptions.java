package io.harpline.operator;

import static java.util.stream.Collectors.joining;

import io.harpline.operator.domain.Selection;
import io.harpline.schemas.harp.DeadLetter.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which dead letters.
final class SelectionOptions {

    @Option(names = "--alert", paramLabel = "TENANT/ALERT", description = "only those of this alert")
    private @Nullable String alert;

    @Option(names = "--tenant", paramLabel = "TENANT", description = "only those of this tenantId")
    private @Nullable String tenant;

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            description = "only those that became one for it: ${COMPLETION-CANDIDATES}")
    private @Nullable Reason reason;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "only those that became one within the last TIME: 2h, 7d")
    private @Nullable Duration since;

    Selection selection(Instant now) {
        return new Selection(
                Optional.ofNullable(alert),
                Optional.ofNullable(tenant),
                Optional.ofNullable(reason),
                Optional.ofNullable(since).map(now::minus));
    }

    /// As it was asked for.
    String words() {
        String words = Stream.of(
                        word("--alert", alert),
                        word("--tenant", tenant),
                        word("--reason", reason),
                        word("--since", since))
                .flatMap(Optional::stream)
                .collect(joining(" "));
        return words.isEmpty() ? "--all" : words;
    }

    private static Optional<String> word(String name, @Nullable Object value) {
        return Optional.ofNullable(value).map(given -> name + " " + given);
    }
}
