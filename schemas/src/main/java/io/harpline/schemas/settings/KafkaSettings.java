package io.harpline.schemas.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SslConfigs;

/// The settings that all Kafka clients of a process share, above all those of its security: whatever is configured as
/// `kafka.*`, or as `KAFKA_*` in the environment. Quarkus reads them in the same way for its own channels. Where Kafka
/// is reached over TLS, certificates are read again when their files change.
public final class KafkaSettings {

    private static final String PROTOCOL = CommonClientConfigs.SECURITY_PROTOCOL_CONFIG;
    private static final int PREFIX = "kafka.".length();

    private KafkaSettings() {}

    /// The settings under Kafka's own names: `security.protocol` of `KAFKA_SECURITY_PROTOCOL`.
    ///
    /// @param names of everything that is configured
    /// @param value of a name; absent or empty where there is none
    public static Map<String, Object> of(Iterable<String> names, Function<String, Optional<String>> value) {
        Map<String, Object> settings = new TreeMap<>();
        for (String name : names) {
            if (isKafkas(name)) {
                String setting = name.substring(PREFIX).toLowerCase(Locale.ROOT).replace('_', '.');
                value.apply(name).filter(text -> !text.isEmpty()).ifPresent(text -> settings.put(setting, text));
            }
        }
        if (settings.getOrDefault(PROTOCOL, "") instanceof String protocol
                && protocol.toUpperCase(Locale.ROOT).endsWith("SSL")) {
            settings.putIfAbsent(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, ReloadingSslEngineFactory.class);
        }
        return settings;
    }

    private static boolean isKafkas(String name) {
        return name.startsWith("kafka.") || name.startsWith("KAFKA_");
    }
}
