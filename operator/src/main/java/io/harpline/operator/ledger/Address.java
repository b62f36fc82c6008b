package io.harpline.operator.ledger;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where metrics are to be reached.
///
/// @param port 0 for any that is free
public record Address(String host, int port) {

    private static final Pattern FORM = Pattern.compile("(?:(.+):)?(\\d{1,5})");
    private static final int MOST_PORTS = 65_535;

    /// Of `[HOST:]PORT`, on this machine alone where no host is said; empty where it is nothing like that.
    public static Optional<Address> of(String text) {
        Matcher parts = FORM.matcher(text);
        return Optional.of(parts)
                .filter(Matcher::matches)
                .map(_ -> new Address(
                        Optional.ofNullable(parts.group(1)).orElse("localhost"), Integer.parseInt(parts.group(2))))
                .filter(address -> address.port <= MOST_PORTS);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
