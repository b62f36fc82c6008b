package io.harpline.operator.domain;

import io.harpline.schemas.harp.DeadLetter;
import io.harpline.schemas.harp.DeadLetter.Reason;
import io.harpline.schemas.topic.Origin;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Dead letters as they stand in harp.dead-letters.v1, the one with the higher offset written later.
final class ALetter {

    static final Instant WRITTEN = Instant.parse("2026-11-22T06:00:00Z");

    private ALetter() {}

    /// Of version 1 and not redriven.
    static Letter of(String alert, long offset) {
        return of(alert, offset, 1, 0);
    }

    static Letter of(String alert, long offset, long version, int redriveCount) {
        return new Letter(
                new Place(0, offset),
                WRITTEN.plusSeconds(offset),
                alert,
                OptionalLong.of(version),
                cause(Reason.REFUSED, redriveCount),
                Optional.empty());
    }

    /// What a replay in mode CURRENT had sent; not redriven, and last tried at [#WRITTEN].
    static Letter ofCurrent(String replayId, String alert, long offset, long version) {
        return new Letter(
                new Place(0, offset),
                WRITTEN.plusSeconds(offset),
                alert,
                OptionalLong.of(version),
                cause(Reason.REFUSED, 0),
                Optional.of(replayId));
    }

    static Letter unreadable(String alert, long offset) {
        return new Letter(
                new Place(0, offset),
                WRITTEN.plusSeconds(offset),
                alert,
                OptionalLong.empty(),
                cause(Reason.UNREADABLE, 0),
                Optional.empty());
    }

    private static DeadLetter cause(Reason reason, int redriveCount) {
        return new DeadLetter(
                reason, 422, "no", 1, WRITTEN, WRITTEN, new Origin("alerts.events.v1", 0, 7), redriveCount);
    }
}
