package io.harpline.operator.redrive;

import static java.util.stream.Collectors.toSet;

import io.harpline.operator.domain.Delivered;
import io.harpline.operator.domain.Known;
import io.harpline.operator.domain.Known.Sent;
import io.harpline.operator.domain.Letter;
import io.harpline.operator.domain.RedrivePlan;
import io.harpline.operator.domain.Selection;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.DeadLetters;
import io.harpline.operator.kafka.Sink;
import java.util.List;
import java.util.Map;

/// Finds out what a plan must know.
public final class Planning {

    private Planning() {}

    /// What there is to be done now. What waits is read first: what the sink finishes meanwhile is then seen twice,
    /// instead of not at all.
    public static RedrivePlan of(Cluster cluster, Selection selection) {
        Sink sink = new Sink(cluster);
        Map<String, Sent> waiting = sink.waiting();
        List<Letter> letters;
        try (DeadLetters topic = new DeadLetters(cluster)) {
            letters = topic.list();
        }
        Map<String, Delivered> delivered =
                sink.delivered(letters.stream().map(Letter::alert).collect(toSet()));
        return RedrivePlan.of(letters, new Known(delivered, waiting), selection);
    }
}
