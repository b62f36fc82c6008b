package io.harpline.transform.edge;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.jboss.logging.Logger;

/// Says how much of a changelog was read again, and for how long a partition waited for that.
final class RestoreLog implements StateRestoreListener {

    private static final Logger LOG = Logger.getLogger(RestoreLog.class);

    private final Map<TopicPartition, Long> begun = new ConcurrentHashMap<>();

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        begun.put(changelog, System.nanoTime());
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long to, long count) {}

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long count) {
        Long since = begun.remove(changelog);
        if (since != null && count > 0) {
            LOG.infof(
                    "Store restored store=%s partition=%d records=%d millis=%d",
                    store,
                    changelog.partition(),
                    count,
                    Duration.ofNanos(System.nanoTime() - since).toMillis());
        }
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long count) {
        begun.remove(changelog);
    }
}
