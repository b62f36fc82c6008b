package io.harpline.prove.report;

/// What is still to be processed at some place.
///
/// @param transform records; -1 where that could not be had, as with the others
/// @param sink records
/// @param spooled records
record Backlog(long transform, long sink, long spooled) {

    static final Backlog UNKNOWN = new Backlog(-1, -1, -1);
}
