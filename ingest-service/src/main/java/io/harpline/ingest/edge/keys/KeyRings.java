package io.harpline.ingest.edge.keys;

import io.harpline.ingest.app.Sources;
import io.harpline.ingest.domain.Source;
import io.harpline.schemas.signature.KeyRing;
import io.harpline.schemas.signature.SigningKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// All sources with their keys. Files are looked at again and again, since changes of a volume that Kubernetes mounts
/// are not announced reliably; what is found takes effect for all sources at once.
public final class KeyRings implements Sources, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KeyRings.class);

    private final KeySettings settings;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("keys").daemon().factory());
    private volatile Map<String, Source> sources;

    KeyRings(KeySettings settings) {
        this.settings = settings;
        this.sources = now();
        known().forEach(source -> LOG.infof(
                "keys in force: source=%s key-ids=%s tenants=%s",
                source.name(),
                source.keys().keys().stream().map(SigningKey::id).toList(),
                source.tenants().isEmpty() ? "any" : source.tenants().size()));
    }

    @Override
    public Optional<Source> named(String name) {
        return Optional.ofNullable(sources.get(name));
    }

    /// Those of this moment.
    public Collection<Source> known() {
        return sources.values();
    }

    /// Looks at the files from now on, after each such time.
    KeyRings followed(Duration every) {
        var _ = looking.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    void look() {
        try {
            settings.file().ifPresent(KeyFile::look);
            settings.directory().ifPresent(KeysDirectory::look);
            sources = now();
        } catch (RuntimeException unexpected) {
            LOG.error("the keys could not be looked at; they stay as they are", unexpected);
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }

    private Map<String, Source> now() {
        Set<String> names = new TreeSet<>(settings.tenants().keySet());
        settings.directory().ifPresent(directory -> names.addAll(directory.sources()));
        Map<String, Source> now = new TreeMap<>();
        for (String name : names) {
            Set<String> tenants = settings.tenants().getOrDefault(name, Set.of());
            now.put(name, new Source(name, new KeyRing(keys(name)), tenants));
        }
        return Map.copyOf(now);
    }

    private List<SigningKey> keys(String source) {
        List<SigningKey> keys = new ArrayList<>(settings.given().getOrDefault(source, List.of()));
        if (source.equals(KeySettings.GARDIN)) {
            settings.file().flatMap(KeyFile::key).ifPresent(keys::add);
        }
        settings.directory().ifPresent(directory -> keys.addAll(directory.keys(source)));
        return keys;
    }
}
