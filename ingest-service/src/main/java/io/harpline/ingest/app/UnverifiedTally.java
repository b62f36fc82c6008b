package io.harpline.ingest.app;

import io.harpline.schemas.gardin.UnverifiedReason;
import java.util.Locale;

/// Who counts what became of requests whose genuineness was not shown. The source is always one that is known.
public interface UnverifiedTally {

    /// Counts one that is in the topic.
    void kept(String source, UnverifiedReason reason);

    /// Counts one that is lost.
    void dropped(String source, UnverifiedReason reason, Drop why);

    /// Why one is lost.
    enum Drop {
        /// More came than may be kept.
        BUDGET,
        /// Kafka did not take it.
        KAFKA;

        /// As a label of a metric.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
