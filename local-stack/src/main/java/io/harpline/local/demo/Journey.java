package io.harpline.local.demo;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.gardin.QuarantineReason;
import io.harpline.schemas.harp.Receipt;
import io.harpline.schemas.topic.Origin;

/// What was seen of one notification at every hop.
sealed interface Journey {

    Fate fate();

    /// Ingest did not take it.
    record Refused(Fate.Refused fate) implements Journey {}

    /// It stands in the archive, and something became of it.
    record Taken(Origin archived, NotificationOutcome outcome, End end) implements Journey {

        @Override
        public Fate fate() {
            return end.fate();
        }
    }

    /// What it led to.
    sealed interface End {

        Fate fate();

        /// An event, which went to Harp.
        record Delivery(AlertEvent event, Receipt receipt) implements End {

            @Override
            public Fate fate() {
                return new Fate.Applied(event.type(), event.gaps(), receipt.result());
            }
        }

        /// Nothing: it was there before.
        ///
        /// @param earlier the record that it repeats
        record Repetition(Origin earlier) implements End {

            @Override
            public Fate fate() {
                return new Fate.Duplicate();
            }
        }

        /// A state, and no event.
        ///
        /// @param state the alert, its facts joined
        record Joining(AlertState state) implements End {

            @Override
            public Fate fate() {
                return new Fate.Absorbed(state.gaps());
            }
        }

        /// Its bytes, put aside.
        ///
        /// @param kept where its bytes stand in alerts.quarantine.v1
        record Quarantine(QuarantineReason reason, Origin kept) implements End {

            @Override
            public Fate fate() {
                return new Fate.Quarantined(reason);
            }
        }
    }
}
