package io.harpline.operator;

import static java.util.stream.Collectors.joining;

import io.harpline.operator.domain.QuarantineQuery;
import io.harpline.schemas.gardin.QuarantineReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which quarantined notifications.
final class QuarantineOptions {

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            description = "only those that are there for it: ${COMPLETION-CANDIDATES}")
    private @Nullable QuarantineReason reason;

    @Option(names = "--field", paramLabel = "FIELD", description = "only those with this field of the body at fault")
    private @Nullable String field;

    @Option(names = "--tenant", paramLabel = "TENANT", description = "only those under a key of this tenantId")
    private @Nullable String tenant;

    @Option(names = "--since", paramLabel = "TIME", description = "only those received within the last TIME: 2h, 7d")
    private @Nullable Duration since;

    QuarantineQuery query(Instant now) {
        return new QuarantineQuery(
                Optional.ofNullable(reason),
                Optional.ofNullable(field),
                Optional.ofNullable(tenant),
                Optional.ofNullable(since).map(now::minus));
    }

    /// As it was asked for; empty where nothing was.
    String words() {
        return Stream.of(
                        word("--reason", reason),
                        word("--field", field),
                        word("--tenant", tenant),
                        word("--since", since))
                .flatMap(Optional::stream)
                .collect(joining(" "));
    }

    private static Optional<String> word(String name, @Nullable Object value) {
        return Optional.ofNullable(value).map(given -> name + " " + given);
    }
}
