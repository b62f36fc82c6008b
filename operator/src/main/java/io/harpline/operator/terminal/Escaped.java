package io.harpline.operator.terminal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// Bytes that somebody else has sent, as they may stand on a terminal, with nothing of them hidden: what is text and
/// harmless as it is; `\x1b` for a byte that is no text, or a character that a terminal obeys; `\u202e` for one that
/// cannot be seen. The ends of lines stay.
public final class Escaped {

    private Escaped() {}

    public static String of(byte[] bytes) {
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        StringBuilder text = new StringBuilder(bytes.length);
        while (true) {
            CoderResult result = utf8.decode(in, out, true);
            out.flip().codePoints().forEach(character -> append(text, character));
            out.clear();
            if (!result.isError()) {
                return text.toString();
            }
            for (int i = 0; i < result.length(); i++) {
                text.append("\\x%02x".formatted(in.get()));
            }
            utf8.reset();
        }
    }

    private static void append(StringBuilder text, int character) {
        switch (Character.getType(character)) {
            case Character.CONTROL -> {
                if (character == '\n') {
                    text.append('\n');
                } else {
                    text.append("\\x%02x".formatted(character));
                }
            }
            case Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> text.append("\\u%04x".formatted(character));
            default -> text.appendCodePoint(character);
        }
    }
}
