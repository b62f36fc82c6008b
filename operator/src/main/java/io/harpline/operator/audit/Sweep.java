package io.harpline.operator.audit;

import io.harpline.operator.kafka.AtOnce;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Reading;
import io.harpline.operator.verify.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Looks at each record of a stretch of many topics, each processor at partitions of its own, and keeps few.
record Sweep(Cluster cluster, Span span) {

    /// Those asked for, each partition's in order. It is asked by several threads at once.
    ///
    /// @throws io.harpline.operator.ExpectedFailure if they cannot be read
    List<ConsumerRecord<byte[], byte[]>> find(Predicate<ConsumerRecord<byte[], byte[]>> asked) {
        List<Callable<List<ConsumerRecord<byte[], byte[]>>>> parts = span.shared(AtOnce.MOST).stream()
                .<Callable<List<ConsumerRecord<byte[], byte[]>>>>map(share -> () -> find(share, asked))
                .toList();
        return AtOnce.run(parts, () -> {}).stream().flatMap(List::stream).toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> find(Span share, Predicate<ConsumerRecord<byte[], byte[]>> asked) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (var consumer = cluster.consumer()) {
            new Reading(consumer, share.starts(), share.ends()).forEach(record -> {
                if (asked.test(record)) {
                    found.add(record);
                }
            });
        }
        return found;
    }
}
