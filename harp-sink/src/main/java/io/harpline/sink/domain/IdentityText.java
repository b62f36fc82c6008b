package io.harpline.sink.domain;

import io.harpline.schemas.json.Sha256;
import java.nio.charset.StandardCharsets;

/// Text as Harp can hold it: its columns are narrow, and text outside the basic multilingual plane may fail there.
/// In everything made here a character is a code point.
final class IdentityText {

    /// Any [#token] can be kept to it, and an id of Gardin's, a ULID, is as long: it stays whole.
    static final int SHORTEST_ROOM = 26;

    private static final int BEGINNING = 24;
    private static final int HASH_DIGITS = 16;

    private IdentityText() {}

    /// The text with `?` for what lies outside the basic multilingual plane, and a space for control characters.
    static String plain(String text) {
        return text.codePoints()
                .map(c -> isForeign(c) ? '?' : Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// The first characters of a plain text.
    static String beginning(String plain, int length) {
        return plain.substring(0, Math.clamp(length, 0, plain.length()));
    }

    /// An id as one word of at most `longest` characters, different for different ids: the id itself, or, where it
    /// does not fit, has text that Harp may not hold, has a space or could be taken for a replacement, its
    /// [#replacement].
    ///
    /// @param longest at least [#SHORTEST_ROOM]
    static String token(String id, int longest) {
        boolean itself = id.length() <= longest
                && id.codePoints().noneMatch(c -> c == '~' || isSpace(c) || isForeign(c) || Character.isISOControl(c));
        return itself ? id : replacement(id, longest);
    }

    /// An id's beginning, a `~` and 16 hex digits of its SHA-256; in no more than `longest` characters.
    static String replacement(String id, int longest) {
        String word = plain(id)
                .codePoints()
                .map(c -> c == '~' || isSpace(c) ? '_' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return beginning(word, Math.min(BEGINNING, longest - 1 - HASH_DIGITS))
                + "~"
                + Sha256.hex(id.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_DIGITS);
    }

    private static boolean isForeign(int c) {
        return Character.isSupplementaryCodePoint(c) || Character.getType(c) == Character.SURROGATE;
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
