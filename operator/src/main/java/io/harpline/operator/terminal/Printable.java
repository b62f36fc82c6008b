package io.harpline.operator.terminal;

import java.util.regex.Pattern;

/// Text that somebody else has written, as it may stand on a terminal.
public final class Printable {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n]]");

    private Printable() {}

    /// Without what would move the cursor or worse, but for the ends of lines.
    public static String of(String text) {
        return CONTROL.matcher(text).replaceAll("\uFFFD");
    }
}
