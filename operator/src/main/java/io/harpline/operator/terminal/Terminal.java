package io.harpline.operator.terminal;

import java.io.Console;
import java.util.Optional;

/// Whether there is a person at the other end.
final class Terminal {

    private Terminal() {}

    static Optional<Console> there() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
