package io.harpline.operator.domain;

import java.time.Instant;

/// What a count has shown.
///
/// @param countedAt when it began; what came later is not in it
public record Ledger(LedgerWindow window, Instant countedAt, LedgerTally tally) {}
