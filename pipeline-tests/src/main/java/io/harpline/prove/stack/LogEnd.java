package io.harpline.prove.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;

/// What was printed last; of a log that grew for hours, no more is read.
public final class LogEnd {

    private static final int LONGEST = 32 * 1024;

    private LogEnd() {}

    /// So many lines at most, or why there are none.
    public static String of(Path log, int lines) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(file.length(), LONGEST)];
            file.seek(file.length() - end.length);
            file.readFully(end);
            List<String> all = new String(end, UTF_8).lines().toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException gone) {
            return gone.toString();
        }
    }
}
