package io.harpline.sink.app;

import io.harpline.sink.domain.RetrySchedule;

/// How much is asked of Harp.
///
/// @param maxInFlight requests in flight at once, to all integrations together
/// @param drainRate deliveries a second to an integration after its outage, until what has piled up is gone
/// @param retry when to try again
public record Limits(int maxInFlight, int drainRate, RetrySchedule retry) {}
