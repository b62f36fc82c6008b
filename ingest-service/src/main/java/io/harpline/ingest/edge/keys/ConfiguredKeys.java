package io.harpline.ingest.edge.keys;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.harpline.ingest.edge.config.IngestConfig;
import io.harpline.ingest.edge.config.IngestConfig.SourceConfig;
import io.harpline.schemas.settings.BadConfig;
import io.harpline.schemas.signature.KeyName;
import io.harpline.schemas.signature.SigningKey;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads the configuration of sources and keys, and refuses what makes no sense by the name under which it was given.
final class ConfiguredKeys {

    private static final String SECRET = "GARDIN_SECRET";
    private static final String SECRET_FILE = "GARDIN_SECRET_FILE";
    private static final String DIRECTORY = "harpline.ingest.keys-directory";
    private static final KeyName DEFAULT = new KeyName(KeySettings.GARDIN, "default");

    private final Map<KeyName, String> where = new TreeMap<>();
    private final Map<String, List<SigningKey>> given = new TreeMap<>();
    private final Map<String, Set<String>> tenants = new TreeMap<>();

    private ConfiguredKeys() {}

    /// Reads it.
    ///
    /// @throws BadConfig if there is no key, a source without one, a weak one or one twice
    static KeySettings read(IngestConfig config, SmallRyeConfig all) {
        return new ConfiguredKeys().settings(config, all);
    }

    private KeySettings settings(IngestConfig config, SmallRyeConfig all) {
        config.sources().forEach(this::source);
        Optional<KeyFile> file = all.getOptionalValue(SECRET_FILE, String.class).map(this::file);
        if (file.isEmpty()) {
            secret(all.getConfigValue(SECRET));
        }
        Optional<KeysDirectory> directory =
                config.keysDirectory().map(path -> new KeysDirectory(DIRECTORY, path, where));
        refuseKeyless(directory);
        return new KeySettings(given, file, directory, tenants);
    }

    private void source(String name, SourceConfig source) {
        String key = "harpline.ingest.sources.\"" + name + "\"";
        refuseBadName(key, name);
        tenants.put(name, tenants(key, source));
        source.keys().forEach((id, value) -> {
            String keyOfKey = key + ".keys.\"" + id + "\"";
            refuseBadName(keyOfKey, id);
            add(new KeyName(name, id), value, keyOfKey);
        });
    }

    private static Set<String> tenants(String key, SourceConfig source) {
        Set<String> tenants =
                source.tenants().orElse(Set.of()).stream().map(String::strip).collect(toUnmodifiableSet());
        if (tenants.contains("")) {
            throw new BadConfig(key + ".tenants has an empty tenantId among others");
        }
        return tenants;
    }

    private KeyFile file(String path) {
        claim(DEFAULT, SECRET_FILE);
        return KeyFile.atStart(DEFAULT, Path.of(path), false, SECRET_FILE + ": the file " + path);
    }

    private void secret(ConfigValue value) {
        if (value.getRawValue() != null) {
            add(DEFAULT, value, SECRET);
        }
    }

    private void add(KeyName name, ConfigValue value, String key) {
        claim(name, key);
        String secret = value.getRawValue() == null ? "" : value.getRawValue();
        given.computeIfAbsent(name.source(), ignored -> new ArrayList<>()).add(KeyFile.key(name.id(), secret, key));
    }

    private void claim(KeyName name, String key) {
        String other = where.putIfAbsent(name, key);
        if (other != null) {
            throw new BadConfig(key + " gives " + name.source() + " a second key `" + name.id() + "`, beside " + other);
        }
        tenants.putIfAbsent(name.source(), Set.of());
    }

    private void refuseKeyless(Optional<KeysDirectory> directory) {
        List<String> keyless = tenants.keySet().stream()
                .filter(source ->
                        where.keySet().stream().noneMatch(name -> name.source().equals(source)))
                .filter(source -> directory
                        .map(found -> found.keys(source))
                        .orElse(List.of())
                        .isEmpty())
                .toList();
        if (!keyless.isEmpty()) {
            throw new BadConfig("harpline.ingest.sources.\"" + keyless.getFirst()
                    + "\" has no key; give it one as .keys." + "\"KEY-ID\" or as a file in " + DIRECTORY);
        }
        boolean none = where.isEmpty()
                && directory.stream()
                        .allMatch(found -> found.sources().stream()
                                .allMatch(source -> found.keys(source).isEmpty()));
        if (none) {
            throw new BadConfig(SECRET + " is not set, and no other key is given: set it (or " + SECRET_FILE
                    + ") to the secret from the Gardin Management Console, or give keys as"
                    + " harpline.ingest.sources.\"NAME\".keys.\"KEY-ID\", or as files DIR/<source>/<key-id> in "
                    + DIRECTORY);
        }
    }

    private static void refuseBadName(String key, String name) {
        if (!KeyName.isName(name)) {
            throw new BadConfig(key + " is not named as it can be: " + KeyName.ALLOWED);
        }
    }
}
