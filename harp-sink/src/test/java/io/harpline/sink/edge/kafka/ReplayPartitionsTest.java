package io.harpline.sink.edge.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.harpline.schemas.topic.Topics;
import io.harpline.sink.app.Partition;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ReplayPartitionsTest {

    private static final String EVENTS = Topics.EVENTS.name();
    private static final String REPLAY = Topics.REPLAY.name();

    @Test
    void shouldServeWhatIsSentAgainOnlyWhereItsEventsAreDelivered() {
        List<TopicPartition> assigned =
                List.of(new TopicPartition(REPLAY, 1), new TopicPartition(EVENTS, 1), new TopicPartition(REPLAY, 2));

        assertThat(Rebalances.withTheirEvents(assigned))
                .containsExactly(new Partition(REPLAY, 1), new Partition(EVENTS, 1));
    }

    @Test
    void shouldDeliverEventsAlsoWhereNothingCanBeSentAgain() {
        assertThat(Rebalances.withTheirEvents(List.of(new TopicPartition(EVENTS, 1))))
                .containsExactly(new Partition(EVENTS, 1));
    }
}
