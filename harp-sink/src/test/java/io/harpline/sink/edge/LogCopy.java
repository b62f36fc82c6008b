package io.harpline.sink.edge;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/// Everything that is logged, with stack traces.
final class LogCopy extends Handler {

    private final PatternFormatter formatter = new PatternFormatter("%s%e%n");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    String text() {
        return String.join("", lines);
    }

    @Override
    public void publish(LogRecord record) {
        lines.add(formatter.format(record));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
