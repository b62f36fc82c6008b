package io.harpline.operator.terminal;

import java.util.regex.Pattern;

/// Text that somebody else has written, as a word of a command that is there to be copied.
final class ShellWord {

    private static final Pattern PLAIN = Pattern.compile("[\\w./:@%+=,-]+", Pattern.UNICODE_CHARACTER_CLASS);

    private ShellWord() {}

    /// In quotes, where a shell would take it for anything but itself.
    static String of(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
