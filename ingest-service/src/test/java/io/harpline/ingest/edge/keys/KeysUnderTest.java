package io.harpline.ingest.edge.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harpline.ingest.edge.config.IngestConfig;
import io.harpline.local.gardin.SignedNotification;
import io.harpline.schemas.signature.Signature;
import io.harpline.schemas.signature.SigningKey;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Key rings as the service has them, of a configuration and files of the test.
final class KeysUnderTest {

    private static final byte[] BODY = "{}".getBytes(UTF_8);

    private KeysUnderTest() {}

    static KeyRings ofEnvironment(Map<String, String> environment) {
        return of(new SmallRyeConfigBuilder().withSources(new EnvConfigSource(environment, 300)));
    }

    static KeyRings ofProperties(Map<String, String> properties) {
        return of(new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(properties, "test", 400)));
    }

    static KeyRings ofDirectory(Path directory) {
        return ofProperties(Map.of("harpline.ingest.keys-directory", directory.toString()));
    }

    private static KeyRings of(SmallRyeConfigBuilder builder) {
        SmallRyeConfig config = builder.addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(IngestConfig.class)
                .build();
        return new KeyRings(ConfiguredKeys.read(config.getConfigMapping(IngestConfig.class), config));
    }

    static Path write(Path directory, String source, String id, String secret) throws IOException {
        return Files.writeString(
                Files.createDirectories(directory.resolve(source)).resolve(id), secret);
    }

    /// The id of the key that verifies what was signed with this secret; empty where none does.
    static Optional<String> verifies(KeyRings rings, String source, String secret) {
        Signature signature = Signature.of(List.of(SignedNotification.sign(BODY, secret.getBytes(UTF_8))))
                .orElseThrow();
        return rings.named(source)
                .orElseThrow()
                .keys()
                .signerOf(BODY, signature)
                .map(SigningKey::id);
    }
}
