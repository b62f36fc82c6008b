package io.harpline.schemas.signature;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// A well-formed value of the Gardin-Signature header.
public final class Signature {

    private static final int HEX_DIGITS = 64;

    private final String text;
    private final byte[] bytes;

    private Signature(String text) {
        this.text = text;
        this.bytes = HexFormat.of().parseHex(text);
    }

    /// The signature, if there is exactly one value of exactly 64 hex digits in either case.
    ///
    /// @param values all values of the Gardin-Signature headers, in their order
    public static Optional<Signature> of(List<String> values) {
        return values.size() == 1 && isHex(values.getFirst())
                ? Optional.of(new Signature(values.getFirst()))
                : Optional.empty();
    }

    /// As it was sent.
    public String text() {
        return text;
    }

    /// The 32 bytes it stands for.
    byte[] bytes() {
        return bytes.clone();
    }

    private static boolean isHex(String value) {
        return value.length() == HEX_DIGITS && value.chars().allMatch(HexFormat::isHexDigit);
    }
}
