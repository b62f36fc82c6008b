package io.harpline.ingest.edge.keys;

import static io.harpline.ingest.edge.keys.KeysUnderTest.ofDirectory;
import static io.harpline.ingest.edge.keys.KeysUnderTest.ofProperties;
import static io.harpline.ingest.edge.keys.KeysUnderTest.verifies;
import static io.harpline.ingest.edge.keys.KeysUnderTest.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.ingest.LogCopy;
import io.harpline.schemas.settings.BadConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingsTest {

    private static final String FORMER = "the former secret, sixteen and more";
    private static final String NEWER = "the newer secret, sixteen and more";

    @TempDir
    private Path parent;

    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @BeforeEach
    void oneKey() throws IOException {
        directory = Files.createDirectory(parent.resolve("keys"));
        write(directory, "gardin", "former", FORMER + "\n");
    }

    @Test
    void shouldTakeANewKeyOnceTwoLooksAgree() throws IOException {
        KeyRings rings = ofDirectory(directory);
        write(directory, "gardin", "newer", NEWER);

        rings.look();
        assertThat(verifies(rings, "gardin", NEWER)).isEmpty();
        rings.look();

        assertThat(verifies(rings, "gardin", NEWER)).hasValue("newer");
        assertThat(verifies(rings, "gardin", FORMER)).hasValue("former");
    }

    @Test
    void shouldTakeAChangedSecretOnceTwoLooksAgree() throws IOException {
        KeyRings rings = ofDirectory(directory);

        write(directory, "gardin", "former", NEWER.substring(0, 20));
        rings.look();
        write(directory, "gardin", "former", NEWER);
        rings.look();
        assertThat(verifies(rings, "gardin", FORMER)).hasValue("former");
        rings.look();

        assertThat(verifies(rings, "gardin", NEWER)).hasValue("former");
        assertThat(verifies(rings, "gardin", FORMER)).isEmpty();
        assertThat(verifies(rings, "gardin", NEWER.substring(0, 20))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "fifteen bytes!!", "a directory"})
    void shouldKeepTheFormerSecretAndSaySoOnceWhileItsFileHoldsNone(String content) throws IOException {
        KeyRings rings = ofDirectory(directory);
        Path file = directory.resolve("gardin/former");
        Files.delete(file);
        if (content.equals("a directory")) {
            Files.createDirectory(file);
        } else {
            Files.writeString(file, content);
        }

        try (LogCopy log = LogCopy.of(KeyFile.class)) {
            look(rings, 5);

            assertThat(verifies(rings, "gardin", FORMER)).hasValue("former");
            assertThat(log.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .contains("the former key stays in use", "source=gardin", "key-id=former", file.toString())
                            .doesNotContain(FORMER));
        }
        Files.delete(file);
        Files.writeString(file, NEWER);
        look(rings, 2);
        assertThat(verifies(rings, "gardin", NEWER)).hasValue("former");
    }

    @Test
    void shouldLetAKeyGoWithItsFileAndTheSourceStay() throws IOException {
        KeyRings rings = ofDirectory(directory);
        Files.delete(directory.resolve("gardin/former"));

        rings.look();
        assertThat(verifies(rings, "gardin", FORMER)).hasValue("former");
        rings.look();

        assertThat(verifies(rings, "gardin", FORMER)).isEmpty();
        Files.delete(directory.resolve("gardin"));
        look(rings, 3);
        assertThat(rings.named("gardin")).isPresent();
        write(directory, "gardin", "former", FORMER);
        look(rings, 2);
        assertThat(verifies(rings, "gardin", FORMER)).hasValue("former");
    }

    @Test
    void shouldNotNoticeAFileThatIsAwayForAMoment() throws IOException {
        KeyRings rings = ofDirectory(directory);

        Files.delete(directory.resolve("gardin/former"));
        rings.look();
        write(directory, "gardin", "former", FORMER);
        rings.look();

        assertThat(verifies(rings, "gardin", FORMER)).hasValue("former");
    }

    @Test
    void shouldKeepEverythingWhileTheDirectoryCannotBeReadAndSaySoOnce() throws IOException {
        KeyRings rings = ofDirectory(directory);
        Path away = Files.move(directory, parent.resolve("away"));

        try (LogCopy log = LogCopy.of(KeysDirectory.class)) {
            look(rings, 5);

            assertThat(verifies(rings, "gardin", FORMER)).hasValue("former");
            assertThat(log.lines()).singleElement().asString().contains(directory.toString());
        }
        Files.move(away, directory);
        write(directory, "gardin", "newer", NEWER);
        look(rings, 2);
        assertThat(verifies(rings, "gardin", NEWER)).hasValue("newer");
    }

    @Test
    void shouldKnowANewSourceByItsDirectory() throws IOException {
        KeyRings rings = ofDirectory(directory);
        assertThat(rings.named("greenhouse")).isEmpty();

        write(directory, "greenhouse", "first", NEWER);
        look(rings, 2);

        assertThat(verifies(rings, "greenhouse", NEWER)).hasValue("first");
        assertThat(verifies(rings, "gardin", NEWER)).isEmpty();
    }

    @Test
    void shouldFollowAVolumeThatKubernetesSwaps() throws IOException {
        Path volume = Files.createDirectory(directory.resolve("greenhouse"));
        version(volume, "..2026_1", "a", FORMER);
        Files.createSymbolicLink(volume.resolve("..data"), Path.of("..2026_1"));
        Files.createSymbolicLink(volume.resolve("a"), Path.of("..data/a"));
        Files.createSymbolicLink(volume.resolve("b"), Path.of("..data/b"));
        version(volume, "..2026_1", "b", FORMER + "!");
        KeyRings rings = ofDirectory(directory);
        assertThat(verifies(rings, "greenhouse", FORMER)).hasValue("a");

        version(volume, "..2026_2", "a", FORMER);
        version(volume, "..2026_2", "b", NEWER);
        Files.createSymbolicLink(volume.resolve("..data_tmp"), Path.of("..2026_2"));
        Files.move(volume.resolve("..data_tmp"), volume.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        look(rings, 2);

        assertThat(verifies(rings, "greenhouse", FORMER)).hasValue("a");
        assertThat(verifies(rings, "greenhouse", NEWER)).hasValue("b");
        assertThat(verifies(rings, "greenhouse", FORMER + "!")).isEmpty();
    }

    @Test
    void shouldPassOverWhatBeginsWithADotAndSayOnceWhatElseDoesNotBelongThere() throws IOException {
        KeyRings rings = ofDirectory(directory);
        write(directory, "gardin", ".newer.swp", NEWER);
        write(directory, "gardin", "newer~", NEWER);
        Files.writeString(directory.resolve("astray"), NEWER);

        try (LogCopy log = LogCopy.of(KeysDirectory.class)) {
            look(rings, 4);

            assertThat(verifies(rings, "gardin", NEWER)).isEmpty();
            assertThat(log.lines())
                    .hasSize(2)
                    .anySatisfy(line -> assertThat(line).contains("newer~"))
                    .anySatisfy(line -> assertThat(line).contains("astray"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gardin/newer~", "gardin/weak", "astray", "ä/key"})
    void shouldRefuseAtStartWhatDoesNotBelongThereByItsPath(String name) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, name.equals("gardin/weak") ? "weak" : NEWER);

        assertThatThrownBy(() -> ofDirectory(directory))
                .isInstanceOf(BadConfig.class)
                .hasMessageContaining(directory.resolve(name.startsWith("ä") ? "ä" : name) + " ")
                .hasMessageNotContaining(NEWER);
    }

    @Test
    void shouldRefuseADirectoryThatIsNotThere() {
        Path nowhere = parent.resolve("nowhere");

        assertThatThrownBy(() -> ofDirectory(nowhere))
                .isInstanceOf(BadConfig.class)
                .hasMessage("harpline.ingest.keys-directory: the directory " + nowhere + " cannot be read");
    }

    @Test
    void shouldNotLetAFileReplaceAKeyThatIsGivenOtherwise() throws IOException {
        KeyRings rings =
                ofProperties(Map.of("GARDIN_SECRET", NEWER, "harpline.ingest.keys-directory", directory.toString()));

        write(directory, "gardin", "default", "a third one, as long as it has to be");
        look(rings, 3);

        assertThat(verifies(rings, "gardin", NEWER)).hasValue("default");
        assertThat(verifies(rings, "gardin", "a third one, as long as it has to be"))
                .isEmpty();
    }

    @Test
    void shouldFollowTheNamedFileAndKeepItsSecretWhenItIsGone() throws IOException {
        Path file = Files.writeString(parent.resolve("secret"), FORMER);
        KeyRings rings = ofProperties(Map.of("GARDIN_SECRET_FILE", file.toString()));

        Files.writeString(file, NEWER);
        look(rings, 2);
        assertThat(verifies(rings, "gardin", NEWER)).hasValue("default");
        Files.delete(file);
        look(rings, 3);

        assertThat(verifies(rings, "gardin", NEWER)).hasValue("default");
    }

    private static void look(KeyRings rings, int times) {
        for (int i = 0; i < times; i++) {
            rings.look();
        }
    }

    private static void version(Path volume, String version, String id, String secret) throws IOException {
        Files.writeString(Files.createDirectories(volume.resolve(version)).resolve(id), secret);
    }
}
