package io.harpline.operator.domain;

import java.time.Instant;

/// What an integration of Harp last acknowledged of an alert.
public record Acknowledged(String destination, long version, Instant at) {}
