package io.harpline.schemas.signature;

import java.util.Comparator;
import java.util.regex.Pattern;

/// Which key: that of a source, by its id.
public record KeyName(String source, String id) implements Comparable<KeyName> {

    /// What a source or a key may be called.
    public static final String ALLOWED =
            "up to 64 letters, digits, dots, hyphens and underscores, of which the first is a letter or a digit";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Comparator<KeyName> ORDER =
            Comparator.comparing(KeyName::source).thenComparing(KeyName::id);

    /// Whether a source or a key may be called that.
    public static boolean isName(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(KeyName other) {
        return ORDER.compare(this, other);
    }
}
