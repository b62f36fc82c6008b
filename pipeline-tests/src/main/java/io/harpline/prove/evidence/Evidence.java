package io.harpline.prove.evidence;

import io.harpline.prove.nemesis.Happened;
import io.harpline.prove.report.Sample;
import io.harpline.schemas.alert.AlertEvent;
import io.harpline.schemas.alert.AlertState;
import io.harpline.schemas.gardin.NotificationOutcome;
import io.harpline.schemas.harp.Receipt;
import java.util.List;
import java.util.Map;

/// All that is known of a run once it has healed. Records of a topic stand in the order of their partitions; between
/// partitions there is none.
///
/// @param states the newest of each key
/// @param delivered versions that the sink remembers as acknowledged
/// @param live what transform has written, to be compared with `again`, which a second one made of the same archive
/// @param leaks secrets that were found
/// @param marked where the marker of what was forged stands, besides where such is kept apart
/// @param searched how many records and files were searched for them
/// @param unreadable what could not be read, a sentence each
public record Evidence(
        List<Answer> answers,
        List<Archived> archive,
        List<Archived> unverified,
        List<Read<NotificationOutcome>> outcomes,
        List<Read<AlertEvent>> events,
        Map<String, Read<AlertState>> states,
        List<Read<Quarantined>> quarantine,
        List<Read<Receipt>> receipts,
        List<Read<Long>> delivered,
        List<Read<Again>> deadLetters,
        List<Read<Again>> replayed,
        List<Posted> posts,
        List<Shown> shown,
        Outputs live,
        Outputs again,
        List<Leak> leaks,
        List<String> marked,
        long searched,
        List<String> unreadable,
        List<Happened> happened,
        List<Sample> samples) {}
