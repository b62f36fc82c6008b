package io.harpline.operator.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.operator.ExpectedFailure;
import io.harpline.operator.domain.ReplayPlan;
import io.harpline.operator.domain.ReplayPlan.Head;
import io.harpline.operator.domain.ReplayPlan.Line;
import io.harpline.operator.domain.ReplayPlan.Sum;
import io.harpline.schemas.json.Json;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A plan as a file, a JSON object a line, which is written and read without being held as a whole:
///
/// ```
/// {"plan":"01J…","format":1,…}                                 what it is made of
/// {"partition":0,"offset":17,"alert":"…",…,"effect":"CREATE"}   each event, as it is to be sent
/// {"counts":[…],"events":1,…}                                  how many
/// {"sha256":"…"}                                               of all bytes before
/// ```
///
/// The hash tells of accidents and of edits; it is no signature.
public record PlanFile(Path path) {

    private static final String END = "{\"sha256\":\"%s\"}\n";
    private static final int END_LENGTH = END.formatted("0".repeat(64)).length();
    private static final String CHANGED = "has been changed meanwhile; make a new plan";
    private static final int BUFFER = 64 << 10;

    /// Writes it.
    ///
    /// @param parts files of lines, in order
    /// @throws IOException also if there is such a file already
    ReplayPlan write(Head head, List<Path> parts, Sum sum) throws IOException {
        MessageDigest digest = sha256();
        String hash;
        try (OutputStream file =
                new BufferedOutputStream(Files.newOutputStream(path, StandardOpenOption.CREATE_NEW), BUFFER)) {
            OutputStream hashed = new DigestOutputStream(file, digest);
            writeLine(hashed, head);
            for (Path part : parts) {
                Files.copy(part, hashed);
            }
            writeLine(hashed, sum);
            hash = HexFormat.of().formatHex(digest.digest());
            file.write(END.formatted(hash).getBytes(UTF_8));
        }
        return new ReplayPlan(head, sum, hash);
    }

    static void writeLine(OutputStream out, Object line) throws IOException {
        out.write(Json.bytes(line));
        out.write('\n');
    }

    /// Reads it, but for its events.
    ///
    /// @throws ExpectedFailure if it is no plan, or not as it was made
    public ReplayPlan check() {
        try {
            Condition condition = Condition.of(path);
            String hash = hash();
            Head head;
            String last = "";
            try (BufferedReader lines = Files.newBufferedReader(path)) {
                head = read(lines.readLine(), Head.class);
                for (String line = lines.readLine();
                        line != null && !line.startsWith("{\"sha256\"");
                        line = lines.readLine()) {
                    last = line;
                }
            }
            if (!Condition.of(path).equals(condition)) {
                throw refused(CHANGED);
            }
            if (head.format() != ReplayPlan.FORMAT) {
                throw refused("is of a format, " + head.format() + ", that this version does not know");
            }
            return new ReplayPlan(head, read(last, Sum.class), hash);
        } catch (IOException unreadable) {
            throw refused("cannot be read: " + unreadable);
        } catch (UncheckedIOException | NullPointerException notOurs) {
            throw refused("is no plan of ./harpline replay plan");
        }
    }

    /// Its events, in order, from the one behind so many on.
    ///
    /// @param sha256 as it was checked
    /// @throws ExpectedFailure if it is another one by now
    public Lines lines(String sha256, long behind) {
        try {
            // Taken before the hash, so that no change falls between the two.
            Condition condition = Condition.of(path);
            if (!hash().equals(sha256)) {
                throw refused(CHANGED);
            }
            Lines lines = new Lines(this, condition, Files.newBufferedReader(path));
            lines.skip(behind + 1);
            return lines;
        } catch (IOException unreadable) {
            throw refused("cannot be read: " + unreadable);
        }
    }

    /// Of the bytes before the last line, which must say the same.
    private String hash() throws IOException {
        long size = Files.size(path);
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(path)) {
            byte[] buffer = new byte[BUFFER];
            long left = size - END_LENGTH;
            if (left <= 0) {
                throw refused("is no plan of ./harpline replay plan");
            }
            while (left > 0) {
                int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
                digest.update(buffer, 0, read);
                left -= read;
            }
            String hash = HexFormat.of().formatHex(digest.digest());
            String end = new String(in.readAllBytes(), UTF_8);
            if (!end.startsWith("{\"sha256\":\"")) {
                throw refused("is no plan, or one that was cut or added to: its hash does not stand in its last line");
            }
            if (!end.equals(END.formatted(hash))) {
                throw refused("was edited since it was made: its hash is another one; make a new plan");
            }
            return hash;
        }
    }

    /// By what a change shows without the whole being read again.
    private record Condition(
            long size, FileTime changed, @Nullable Object file) {

        static Condition of(Path path) throws IOException {
            BasicFileAttributes its = Files.readAttributes(path, BasicFileAttributes.class);
            return new Condition(its.size(), its.lastModifiedTime(), its.fileKey());
        }
    }

    private <T> T read(String line, Class<T> type) {
        return Json.read(line.getBytes(UTF_8), type);
    }

    private ExpectedFailure refused(String why) {
        return new ExpectedFailure(path + " " + why);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /// The events of a plan that was checked.
    public static final class Lines implements AutoCloseable {

        private final PlanFile plan;
        private final Condition condition;
        private final BufferedReader file;

        private Lines(PlanFile plan, Condition condition, BufferedReader file) {
            this.plan = plan;
            this.condition = condition;
            this.file = file;
        }

        private void skip(long count) throws IOException {
            for (long i = 0; i < count; i++) {
                file.readLine();
            }
        }

        /// The next ones.
        ///
        /// @throws ExpectedFailure if they may not be those that were checked
        public List<Line> next(long count) {
            try {
                List<Line> lines = new ArrayList<>();
                for (long i = 0; i < count; i++) {
                    String line = Objects.requireNonNullElse(file.readLine(), "");
                    lines.add(Json.read(line.getBytes(UTF_8), Line.class));
                }
                // Afterwards: what is as it was now was so while it was read.
                if (!Condition.of(plan.path).equals(condition)) {
                    throw plan.refused(CHANGED);
                }
                return lines;
            } catch (IOException | UncheckedIOException changed) {
                throw plan.refused(CHANGED + ": " + changed.getMessage());
            }
        }

        @Override
        public void close() {
            try {
                file.close();
            } catch (IOException ignored) {
                // It was only read.
            }
        }
    }
}
