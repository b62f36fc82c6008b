package io.harpline.sink.domain;

import org.jspecify.annotations.Nullable;

/// An integration in Harp that alerts are posted to. Its URL is a secret and not known here.
///
/// @param name in receipts, delivered versions and metrics
/// @param environmentId Harp's number of the environment that its alerts belong to; absent: as Harp has it configured
/// @param scenarioId the same of their scenario
public record Integration(
        String name,
        @Nullable Integer environmentId,
        @Nullable Integer scenarioId) {}
