package io.harpline.operator.domain;

import io.harpline.schemas.topic.TopicDeclaration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Compares a setting that is declared with the one in force, and says whether it can be mended without a loss.
final class SettingComparison {

    private record Cure(Remedy remedy, String why) {}

    private SettingComparison() {}

    /// Empty where it is as declared.
    ///
    /// @param is absent where Kafka knows no such setting
    static Optional<Deviation> of(
            TopicDeclaration topic, String setting, String declared, @Nullable String is, RealTopic real) {
        if (is != null && isSame(setting, declared, is)) {
            return Optional.empty();
        }
        Cure cure = cure(setting, declared, is, real);
        return Optional.of(new Deviation(
                topic.name(), setting, declared, is == null ? "unknown here" : is, cure.remedy(), cure.why()));
    }

    private static Cure cure(String setting, String declared, @Nullable String is, RealTopic real) {
        boolean isMore = bound(is) > bound(declared);
        return switch (setting) {
            case "retention.ms", "retention.bytes" ->
                isMore
                        ? new Cure(Remedy.SHORTEN, "Kafka would remove what is older, or more: evidence")
                        : new Cure(Remedy.APPLY, "Kafka removes evidence too early");
            case "cleanup.policy" ->
                new Cure(Remedy.SHORTEN, "Kafka would remove by another rule, from what is there already");
            case "min.insync.replicas" -> {
                if (isMore) {
                    yield new Cure(Remedy.BY_HAND, "it is stricter than declared; --overrides says that it may be");
                }
                yield real.inSync() >= bound(declared)
                        ? new Cure(Remedy.APPLY, "an acknowledged record can be lost with one broker")
                        : new Cure(
                                Remedy.BY_HAND,
                                "fewer copies than that are in sync: it would take no record; mend them first");
            }
            case "max.message.bytes" ->
                isMore
                        ? new Cure(
                                Remedy.BY_HAND,
                                "records that it takes now would be refused; --overrides says that it may be")
                        : new Cure(Remedy.APPLY, "it refuses records that others of ours take");
            case "compression.type", "message.timestamp.type", "flush.messages" ->
                new Cure(Remedy.APPLY, "not as declared");
            default ->
                new Cure(
                        Remedy.BY_HAND,
                        "what it does to the records that are there is not known here: kafka-configs.sh sets it");
        };
    }

    private static boolean isSame(String setting, String declared, String is) {
        return setting.equals("cleanup.policy") ? rules(declared).equals(rules(is)) : declared.equals(is);
    }

    private static Set<String> rules(String policy) {
        return new TreeSet<>(Arrays.asList(policy.replace(" ", "").split(",", -1)));
    }

    /// -1 is no bound.
    private static long bound(@Nullable String number) {
        try {
            long bound = Long.parseLong(number == null ? "" : number.strip());
            return bound < 0 ? Long.MAX_VALUE : bound;
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
