package io.harpline.schemas.topic;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/// Where a record came from.
///
/// @param topic its topic
/// @param partition its partition, from 0
/// @param offset its offset in that partition, from 0
@JsonSerialize(using = OriginWriter.class)
public record Origin(String topic, int partition, long offset) {}
