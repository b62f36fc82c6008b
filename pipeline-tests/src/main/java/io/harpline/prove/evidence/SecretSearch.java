package io.harpline.prove.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks for secrets, as they are, in hex and in Base64, in one pass over the bytes.
final class SecretSearch {

    private static final int PAIRS = 1 << 16;
    private static final int CHUNK = 1 << 20;

    private static final class Form {

        private final String name;
        private final byte[] bytes;

        Form(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes;
        }
    }

    private final List<Form> forms = new ArrayList<>();

    /// By the first two bytes of a form; nearly all bytes are done with after one look at this.
    private final boolean[] begins = new boolean[PAIRS];

    private int longest;

    /// @param secrets by name, each of two bytes at least
    SecretSearch(Map<String, byte[]> secrets) {
        secrets.forEach((name, secret) -> {
            String hex = HexFormat.of().formatHex(secret);
            add(name, secret);
            add(name + ", in hex", ascii(hex));
            add(name + ", in hex", ascii(hex.toUpperCase(Locale.ROOT)));
            add(name + ", in Base64", Base64.getEncoder().withoutPadding().encode(secret));
            add(name + ", in Base64", Base64.getUrlEncoder().withoutPadding().encode(secret));
        });
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void add(String name, byte[] bytes) {
        forms.add(new Form(name, bytes));
        begins[pair(bytes, 0)] = true;
        longest = Math.max(longest, bytes.length);
    }

    private static int pair(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }

    /// The name of a secret that stands there, with its form; null if none does.
    @Nullable
    String in(byte @Nullable [] bytes) {
        return bytes == null ? null : in(bytes, bytes.length);
    }

    private @Nullable String in(byte[] bytes, int end) {
        for (int i = 0; i + 1 < end; i++) {
            if (begins[pair(bytes, i)]) {
                String found = at(bytes, i, end);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private @Nullable String at(byte[] bytes, int i, int end) {
        for (Form form : forms) {
            int length = form.bytes.length;
            if (i + length <= end && Arrays.equals(bytes, i, i + length, form.bytes, 0, length)) {
                return form.name;
            }
        }
        return null;
    }

    /// The same for a file of any size.
    ///
    /// @throws IOException if it cannot be read
    @Nullable
    String in(Path file) throws IOException {
        try (InputStream from = Files.newInputStream(file)) {
            byte[] window = new byte[CHUNK + longest];
            int kept = 0;
            for (int read = from.readNBytes(window, 0, CHUNK); read > 0; read = from.readNBytes(window, kept, CHUNK)) {
                int end = kept + read;
                String found = in(window, end);
                if (found != null) {
                    return found;
                }
                // What begins at the end of this chunk goes on in the next one.
                kept = Math.min(end, longest);
                System.arraycopy(window, end - kept, window, 0, kept);
            }
            return null;
        }
    }
}
