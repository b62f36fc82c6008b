package io.harpline.operator.terminal;

import java.util.regex.Pattern;

/// Text that somebody else has written, as it may stand on a terminal.
public final class Printable {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n]]");

    private Printable() {}

    /// Without what would move the cursor, hide, or turn the line around, but for the ends of lines.
    public static String of(String text) {
        return UNSEEN.matcher(text).replaceAll("\uFFFD");
    }
}
