package io.harpline.operator.ledger;

import io.harpline.operator.domain.PartitionLedger;
import io.harpline.operator.domain.Period;
import java.util.Optional;

/// What is to be counted.
///
/// @param transform the consumer group of transform-streams, which is its application id
/// @param mostMismatches how many of those that do not add up are kept
public record LedgerQuery(Period period, Optional<String> tenant, String transform, int mostMismatches) {

    boolean asksFor(String key) {
        return tenant.isEmpty() || tenant.get().equals(PartitionLedger.tenantOf(key));
    }
}
