package io.harpline.operator.domain;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// How the topics stand.
///
/// @param real those that there are, by name
/// @param deviations from what is declared
/// @param brokers how many there are
public record TopicsStanding(Map<String, RealTopic> real, List<Deviation> deviations, int brokers) {

    private static final int ENOUGH_COPIES = 3;
    private static final String MEND = "./harpline topics diff says which; ./harpline topics apply mends what is safe";

    public List<Finding> findings() {
        return List.of(asDeclared(), copies());
    }

    private Finding asDeclared() {
        String check = "topics";
        List<String> missing = deviations.stream()
                .filter(Deviation::lacksTheTopic)
                .map(Deviation::topic)
                .toList();
        if (!missing.isEmpty()) {
            return Finding.broken(
                    check, "missing: " + String.join(", ", missing), "./harpline topics apply creates them");
        }
        if (deviations.stream().anyMatch(each -> each.setting().equals(Deviation.PARTITIONS))) {
            return Finding.broken(check, "they have not the same number of partitions", MEND);
        }
        List<String> losing = deviations.stream()
                .filter(Deviation::losesEvidence)
                .map(each -> each.topic() + " " + each.setting() + "=" + each.real())
                .toList();
        if (!losing.isEmpty()) {
            return Finding.broken(
                    check, "Kafka removes evidence that is to be kept: " + String.join(", ", losing), MEND);
        }
        return deviations.isEmpty()
                ? Finding.ok(check, "as declared")
                : Finding.warning(check, deviations.size() + " settings are not as declared", MEND);
    }

    private Finding copies() {
        String check = "copies";
        String bringBack = "bring the brokers back that have them";
        List<String> dead = those(topic -> topic.leaderless() > 0);
        if (!dead.isEmpty()) {
            return Finding.broken(check, "partitions that nobody serves: " + dead, bringBack);
        }
        List<String> closed = those(topic -> topic.inSync() < topic.minInSync());
        if (!closed.isEmpty()) {
            return Finding.broken(check, "too few are in sync, so that nothing is taken: " + closed, bringBack);
        }
        List<String> behind = those(topic -> topic.inSync() < topic.replication());
        if (!behind.isEmpty()) {
            return Finding.warning(check, "not all are in sync: " + behind, "see that all brokers run");
        }
        List<String> few = those(topic -> topic.replication() < ENOUGH_COPIES);
        return brokers < ENOUGH_COPIES || few.isEmpty()
                ? Finding.ok(check, "all are in sync")
                : Finding.warning(
                        check,
                        "fewer than 3, so that a lost broker can take what was answered with 200: " + few,
                        "kafka-reassign-partitions.sh makes more; then ./harpline topics apply sets min.insync.replicas");
    }

    private List<String> those(Predicate<RealTopic> such) {
        return real.entrySet().stream()
                .filter(topic -> such.test(topic.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
