package io.harpline.prove.nemesis;

import java.util.Set;

/// The parts of the system that an act happens to, so that two at a time happen to different ones.
///
/// @param parts `kafka`, `harp`, or a service; [#EVERYWHERE] alone for all of them
record Where(Set<String> parts) {

    private static final String EVERYWHERE = "everywhere";

    static Where of(Act act) {
        return new Where(
                switch (act) {
                    case Act.Roll _, Act.Poison _ -> Set.of(EVERYWHERE);
                    case Act.Ail _ -> Set.of("harp");
                    case Act.Isolate _ -> Set.of("kafka");
                    case Act.FillDisk _ -> Set.of("kafka", "ingest");
                    case Act.Scale scale -> Set.of("scale of " + scale.target());
                    case Act.Disturb link -> Set.of(link.target().contains("kafka") ? "kafka" : link.target());
                    case Act.Strike struck -> Set.of(service(struck.target()));
                });
    }

    boolean isEverywhere() {
        return parts.contains(EVERYWHERE);
    }

    boolean overlaps(Where other) {
        return isEverywhere() || other.isEverywhere() || parts.stream().anyMatch(other.parts::contains);
    }

    private static String service(String member) {
        return member.replaceFirst("-\\d+$", "");
    }
}
