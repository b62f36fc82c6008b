package io.harpline.transform.domain;

import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.alert.Phase;
import java.time.Instant;
import java.util.Objects;

/// What is known of one alert: the join of every fact seen, in whatever order, and the bookkeeping beside it.
///
/// ```
/// Unknown ──▶ Open ──▶ Closed      an alertId is never used twice: closed is for good
///    └───────────────────▲
/// ```
public sealed interface Alert {

    /// No notification of it was applied yet.
    record Unknown() implements Alert {}

    /// At least one notification of it was applied.
    sealed interface Known extends Alert {

        Facts facts();

        Bookkeeping books();

        /// Open or closed, as the facts say.
        static Known of(Facts facts, Bookkeeping books) {
            return facts.closing() == null ? new Open(facts, books) : new Closed(facts, books);
        }

        /// What everybody may know: without the bookkeeping that only this module needs.
        default AlertState publicState() {
            Closing closing = facts().closing();
            return new AlertState(
                    AlertState.SCHEMA_VERSION,
                    books().version(),
                    books().key().tenantId(),
                    books().key().alertId(),
                    books().jobId(),
                    books().alertType(),
                    closing == null ? Phase.OPEN : Phase.CLOSED,
                    facts().severity(),
                    facts().raisedAt(),
                    facts().severityChangedAt(),
                    closing == null ? null : closing.at(),
                    closing == null ? null : closing.reason(),
                    facts().gaps(),
                    books().firstReceivedAt(),
                    books().lastReceivedAt());
        }
    }

    /// No CLOSED was seen.
    record Open(Facts facts, Bookkeeping books) implements Known {
        public Open {
            if (facts.closing() != null) {
                throw new IllegalArgumentException("an open alert has no closing");
            }
        }
    }

    /// A CLOSED was seen.
    record Closed(Facts facts, Bookkeeping books) implements Known {
        public Closed {
            if (facts.closing() == null || books.closedOn() == null) {
                throw new IllegalArgumentException("a closed alert has a closing");
            }
        }

        /// The timestamp of the archived record that closed it.
        public Instant closedOn() {
            return Objects.requireNonNull(books.closedOn());
        }
    }
}
