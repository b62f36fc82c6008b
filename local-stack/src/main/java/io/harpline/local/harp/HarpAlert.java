package io.harpline.local.harp;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An alert as Harp shows it, and as `GET /alerts` lists it.
///
/// @param id from 1, in the order of creation
/// @param createdAt when it was first created; a reopened alert keeps it
/// @param updatedAt when a post last changed anything of it
/// @param history its creation and each change of severity, closing and reopening; oldest first
/// @param posts how many posts were matched to it, the ignored ones too
record HarpAlert(
        int id,
        @Nullable Integer environmentId,
        String alertName,
        HarpSeverity severity,
        String source,
        String object,
        HarpStatus status,
        String output,
        Map<String, String> additionalFields,
        Instant createdAt,
        Instant updatedAt,
        List<Change> history,
        int posts) {

    record Change(Instant at, HarpSeverity severity, String output) {}

    HarpAlert {
        history = List.copyOf(history);
    }

    /// A new alert. Only a post that is not ok makes one.
    static HarpAlert created(int id, HarpPost post, Instant at) {
        return of(id, post, at, at, List.of(change(post, at)), 1);
    }

    /// The alert after another post of its identity. The last write wins: Harp knows neither times nor versions.
    HarpAlert after(HarpPost post, Instant at) {
        boolean closes = post.severity() == HarpSeverity.OK;
        if (closes && status == HarpStatus.CLOSED) {
            return of(id, restated(), createdAt, updatedAt, history, posts + 1);
        }
        boolean overwritesOnly = status != HarpStatus.CLOSED && post.severity() == severity;
        List<Change> changes = overwritesOnly
                ? history
                : Stream.concat(history.stream(), Stream.of(change(post, at))).toList();
        return of(id, post, createdAt, at, changes, posts + 1);
    }

    HarpIdentity identity() {
        return new HarpIdentity(environmentId, alertName, source, object);
    }

    private HarpPost restated() {
        return new HarpPost(identity(), severity, output, additionalFields);
    }

    private static Change change(HarpPost post, Instant at) {
        return new Change(at, post.severity(), post.output());
    }

    private static HarpAlert of(
            int id, HarpPost post, Instant createdAt, Instant updatedAt, List<Change> history, int posts) {
        HarpIdentity identity = post.identity();
        return new HarpAlert(
                id,
                identity.environmentId(),
                identity.alertName(),
                post.severity(),
                identity.source(),
                identity.object(),
                HarpStatus.after(post),
                post.output(),
                post.additionalFields(),
                createdAt,
                updatedAt,
                history,
                posts);
    }
}
