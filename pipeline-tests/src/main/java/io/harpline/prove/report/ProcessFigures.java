package io.harpline.prove.report;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the kernel says of a process: from /proc where there is one, otherwise from `ps`, which knows no threads.
final class ProcessFigures {

    private static final Pattern RSS = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern THREADS = Pattern.compile("Threads:\\s+(\\d+)");
    private static final boolean HAS_PROC = Files.exists(Path.of("/proc/self/status"));

    private ProcessFigures() {}

    static Sample.Figures of(long pid) {
        try {
            return HAS_PROC ? fromProc(pid) : fromPs(pid);
        } catch (IOException ended) {
            return new Sample.Figures(pid, 0, 0);
        }
    }

    private static Sample.Figures fromProc(long pid) throws IOException {
        String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
        return new Sample.Figures(pid, 1024 * number(RSS, status), (int) number(THREADS, status));
    }

    static Sample.Figures fromPs(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        String kilobytes = new String(ps.getInputStream().readAllBytes(), US_ASCII).strip();
        return new Sample.Figures(pid, kilobytes.isEmpty() ? 0 : 1024 * Long.parseLong(kilobytes), 0);
    }

    private static long number(Pattern pattern, String status) {
        Matcher matcher = pattern.matcher(status);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }
}
