package io.harpline.sink.edge.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.schemas.settings.BadConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class SessionTest {

    private static final Duration REQUEST = Duration.ofSeconds(10);

    private long now = Long.MAX_VALUE - 7;
    private final Session session = new Session(Duration.ofSeconds(45), REQUEST, () -> now);

    @Test
    void shouldCoverNothingBeforeKafkaHasAcknowledgedACommit() {
        assertThat(session.coversARequest()).isFalse();
        assertThat(session.isYoung()).isFalse();

        session.acknowledged(session.now());

        assertThat(session.coversARequest()).isTrue();
        assertThat(session.isYoung()).isTrue();
    }

    @Test
    void shouldCountFromTheSendingOfTheCommitAndLeaveTimeForARequest() {
        long sentAt = session.now();
        pass(Duration.ofSeconds(4));
        session.acknowledged(sentAt);

        assertThat(session.coversARequest()).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(session.coversARequest()).isTrue();
        pass(Duration.ofNanos(1));
        assertThat(session.coversARequest()).isFalse();
    }

    @Test
    void shouldCoverNothingAfterALongSleep() {
        session.acknowledged(session.now());

        pass(Duration.ofMinutes(1));

        assertThat(session.coversARequest()).isFalse();
    }

    @Test
    void shouldStandUntilTheGroupMayGiveThePartitionsToOthers() {
        assertThat(session.stands()).isFalse();
        session.acknowledged(session.now());

        pass(Duration.ofSeconds(45).minusNanos(1));
        assertThat(session.stands()).isTrue();
        pass(Duration.ofNanos(1));
        assertThat(session.stands()).isFalse();
    }

    @Test
    void shouldRefuseARequestThatTheSessionMayNotOutlast() {
        assertThatThrownBy(() -> new Session(Duration.ofSeconds(12), REQUEST, () -> now))
                .isInstanceOf(BadConfig.class)
                .hasMessage(
                        "harpline.sink.request-timeout (PT10S) must be at least PT3S shorter than the session of the"
                                + " consumer group, session.timeout.ms (PT12S)");
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
