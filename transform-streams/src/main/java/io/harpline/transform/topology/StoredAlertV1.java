package io.harpline.transform.topology;

import io.harpline.schemas.alert.AlertKey;
import io.harpline.schemas.alert.AlertType;
import io.harpline.schemas.json.Json;
import io.harpline.schemas.topic.Origin;
import io.harpline.transform.domain.Alert.Known;
import io.harpline.transform.domain.Bookkeeping;
import io.harpline.transform.domain.Facts;
import io.harpline.transform.domain.Fingerprint;
import io.harpline.transform.domain.SeenId;
import io.harpline.transform.domain.SeenIds;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// An alert as version 1 stored it: JSON, without the time that the horizon counts from. Only read.
record StoredAlertV1(Facts facts, Books books) {

    record Books(
            AlertKey key,
            long version,
            String jobId,
            AlertType alertType,
            Instant firstReceivedAt,
            Instant lastReceivedAt,
            Seen seen) {}

    record Seen(List<One> remembered, long notRemembered) {}

    record One(String notificationId, String digest, Origin origin) {

        private SeenId seenId() {
            long high = HexFormat.fromHexDigitsToLong(digest, 0, 16);
            long low = HexFormat.fromHexDigitsToLong(digest, 16, 32);
            return new SeenId(notificationId, new Fingerprint(high, low), origin);
        }
    }

    static Known read(byte[] stored) {
        StoredAlertV1 alert = Json.read(stored, StoredAlertV1.class);
        Books books = alert.books;
        return Known.of(
                alert.facts,
                new Bookkeeping(
                        books.key,
                        books.version,
                        books.jobId,
                        books.alertType,
                        books.firstReceivedAt,
                        books.lastReceivedAt,
                        alert.facts.closing() == null ? null : books.lastReceivedAt, // as near as it was kept
                        new SeenIds(
                                books.seen.remembered.stream().map(One::seenId).toList(), books.seen.notRemembered)));
    }
}
