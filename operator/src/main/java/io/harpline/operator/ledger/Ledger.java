package io.harpline.operator.ledger;

import io.harpline.operator.domain.LedgerTally;
import io.harpline.operator.domain.LedgerWindow;
import java.time.Instant;

/// What a count has shown.
///
/// @param countedAt when it began; what came later is not in it
public record Ledger(LedgerWindow window, Instant countedAt, LedgerTally tally) {}
