package io.harpline.prove.check;

import io.harpline.prove.evidence.Archived;
import io.harpline.prove.evidence.Evidence;
import io.harpline.prove.evidence.Read;
import io.harpline.prove.model.AlertModel;
import io.harpline.prove.model.Place;
import io.harpline.prove.model.Ruling;
import io.harpline.schemas.alert.AlertEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The evidence, and what several checks want to know of it: what the model says of the archive, and what is to be
/// found by id.
///
/// @param archived the first copy of each ingest-id
/// @param copies the further ones, in the order of their partition
/// @param rulings by place in the archive
/// @param alerts the model of each record key
/// @param events the first record of each eventId
record Reckoning(
        Evidence evidence,
        Map<String, Archived> archived,
        List<Archived> copies,
        Map<Place, Ruling> rulings,
        Map<String, AlertModel> alerts,
        Map<String, Read<AlertEvent>> events) {

    static Reckoning of(Evidence evidence) {
        Map<String, Archived> archived = new HashMap<>();
        List<Archived> copies = new ArrayList<>();
        Map<Place, Ruling> rulings = new HashMap<>();
        Map<String, AlertModel> alerts = new HashMap<>();
        for (Archived record : evidence.archive()) {
            if (archived.putIfAbsent(record.ingestId(), record) != null) {
                copies.add(record);
            }
            rulings.put(
                    record.place(),
                    alerts.computeIfAbsent(record.key(), AlertModel::new)
                            .rule(record.told(), record.bytes(), record.place(), record.receivedAt()));
        }
        Map<String, Read<AlertEvent>> events = new HashMap<>();
        evidence.events().forEach(event -> events.putIfAbsent(event.value().eventId(), event));
        return new Reckoning(evidence, archived, copies, rulings, alerts, events);
    }
}
