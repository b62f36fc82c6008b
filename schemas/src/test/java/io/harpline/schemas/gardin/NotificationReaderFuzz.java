package io.harpline.schemas.gardin;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.harpline.schemas.gardin.Reading.Read;
import io.harpline.schemas.gardin.Reading.Unreadable;
import org.jspecify.annotations.Nullable;

/// Whatever bytes a sender chooses: the reader never throws, says of the ids what another parser says, and both
/// its ways agree. The inputs from which the fuzzer starts stand in the resources.
class NotificationReaderFuzz {

    @FuzzTest
    void shouldReadTheIdsAsAnotherParserDoes(byte[] body) {
        Reading<NotificationIds> ids = NotificationReader.ids(body);

        assertThat(idsOrNull(ids)).isEqualTo(IdOracle.ids(body));
        switch (NotificationReader.notification(body)) {
            case Read<Notification>(var whole) -> assertThat(ids).isEqualTo(new Read<>(whole.ids()));
            case Unreadable<Notification>(var reason, var field, var why) -> {
                if (reason == QuarantineReason.UNREADABLE) {
                    assertThat(ids).isEqualTo(new Unreadable<>(reason, field, why));
                } else {
                    assertThat(ids).isInstanceOf(Read.class);
                }
            }
        }
    }

    private static @Nullable NotificationIds idsOrNull(Reading<NotificationIds> ids) {
        return switch (ids) {
            case Read<NotificationIds>(var read) -> read;
            case Unreadable<NotificationIds> _ -> null;
        };
    }
}
