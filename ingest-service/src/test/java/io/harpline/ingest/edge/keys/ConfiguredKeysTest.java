package io.harpline.ingest.edge.keys;

import static io.harpline.ingest.edge.keys.KeysUnderTest.ofEnvironment;
import static io.harpline.ingest.edge.keys.KeysUnderTest.ofProperties;
import static io.harpline.ingest.edge.keys.KeysUnderTest.verifies;
import static io.harpline.ingest.edge.keys.KeysUnderTest.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.schemas.settings.BadConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class ConfiguredKeysTest {

    private static final String SECRET = "the first secret of all";
    private static final String ANOTHER = "${not} an expression, $1 a \\secret";

    @TempDir
    private Path directory;

    @Test
    void shouldKnowGardinByTheOneVariable() {
        KeyRings rings = ofEnvironment(Map.of("GARDIN_SECRET", ANOTHER));

        assertThat(verifies(rings, "gardin", ANOTHER)).hasValue("default");
        assertThat(rings.named("elsewhere")).isEmpty();
    }

    @Test
    void shouldTakeTheFileBeforeTheVariable() throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), SECRET + "\n");

        KeyRings rings = ofEnvironment(Map.of("GARDIN_SECRET", "in a file", "GARDIN_SECRET_FILE", file.toString()));

        assertThat(verifies(rings, "gardin", SECRET)).hasValue("default");
    }

    @Test
    void shouldTakeKeysAndTenantsOfEachSourceAsTheyAreWritten() {
        KeyRings rings = ofProperties(Map.of(
                "harpline.ingest.sources.\"Green.house_7\".keys.\"2026.11\"", ANOTHER,
                "harpline.ingest.sources.gardin.keys.first", SECRET,
                "harpline.ingest.sources.gardin.keys.second", ANOTHER,
                "harpline.ingest.sources.gardin.tenants", "T1, T2"));

        assertThat(verifies(rings, "Green.house_7", ANOTHER)).hasValue("2026.11");
        assertThat(verifies(rings, "Green.house_7", SECRET)).isEmpty();
        assertThat(rings.named("Green.house_7").orElseThrow().speaksFor("anybody"))
                .isTrue();
        assertThat(verifies(rings, "gardin", SECRET)).hasValue("first");
        assertThat(verifies(rings, "gardin", ANOTHER)).hasValue("second");
        assertThat(rings.named("gardin").orElseThrow().tenants()).containsExactlyInAnyOrder("T1", "T2");
    }

    @Test
    void shouldTakeThemFromTheEnvironment() {
        KeyRings rings = ofEnvironment(Map.of(
                "HARPLINE_INGEST_SOURCES__GREENHOUSE__KEYS__NEXT_", ANOTHER,
                "HARPLINE_INGEST_SOURCES__GREENHOUSE__TENANTS", "T1,T2",
                "GARDIN_SECRET", SECRET));

        assertThat(verifies(rings, "greenhouse", ANOTHER)).hasValue("next");
        assertThat(rings.named("greenhouse").orElseThrow().tenants()).containsExactlyInAnyOrder("T1", "T2");
        assertThat(verifies(rings, "gardin", SECRET)).hasValue("default");
    }

    @Test
    void shouldPutTheKeysOfASourceTogetherFromWhereverTheyCome() throws IOException {
        write(directory, "gardin", "next", ANOTHER);

        KeyRings rings = ofProperties(Map.of(
                "GARDIN_SECRET",
                SECRET,
                "harpline.ingest.keys-directory",
                directory.toString(),
                "harpline.ingest.sources.gardin.tenants",
                "T1"));

        assertThat(verifies(rings, "gardin", SECRET)).hasValue("default");
        assertThat(verifies(rings, "gardin", ANOTHER)).hasValue("next");
        assertThat(rings.named("gardin").orElseThrow().tenants()).containsExactly("T1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldSayTheThreeWaysWhereThereIsNoKey(boolean withDirectory) throws IOException {
        Files.createDirectory(directory.resolve("gardin"));
        Map<String, String> keyless =
                withDirectory ? Map.of("harpline.ingest.keys-directory", directory.toString()) : Map.of();

        assertThatThrownBy(() -> ofProperties(keyless))
                .isInstanceOf(BadConfig.class)
                .hasMessageStartingWith("GARDIN_SECRET is not set")
                .hasMessageContaining("harpline.ingest.sources.\"NAME\".keys.\"KEY-ID\"")
                .hasMessageContaining("harpline.ingest.keys-directory");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GARDIN_SECRET                                  | ''              | must have at least 16 bytes, but has 0
            GARDIN_SECRET                                  | fifteen bytes!! | must have at least 16 bytes, but has 15
            harpline.ingest.sources."gardin".keys."a"      | fifteen bytes!! | must have at least 16 bytes, but has 15
            harpline.ingest.sources."gardin".keys."a"      | ''              | must have at least 16 bytes, but has 0
            """)
    void shouldRefuseAnEmptyOrWeakSecretByItsName(String key, String secret, String why) {
        assertThatThrownBy(() -> ofProperties(Map.of(key, secret)))
                .isInstanceOf(BadConfig.class)
                .hasMessage(key + " " + why);
    }

    @Test
    void shouldRefuseASecretFileThatGivesNone() throws IOException {
        Path weak = Files.writeString(directory.resolve("weak"), "weak\n");

        assertThatThrownBy(() -> ofEnvironment(Map.of("GARDIN_SECRET_FILE", weak.toString())))
                .isInstanceOf(BadConfig.class)
                .hasMessage("GARDIN_SECRET_FILE: the file " + weak + " must have at least 16 bytes, but has 4");
        assertThatThrownBy(() -> ofEnvironment(Map.of("GARDIN_SECRET_FILE", weak + ".gone")))
                .isInstanceOf(BadConfig.class)
                .hasMessageStartingWith("GARDIN_SECRET_FILE: the file " + weak + ".gone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "-a",
                ".a",
                "ä",
                "a b",
                "a23456789012345678901234567890123456789012345678901234567890abcde"
            })
    void shouldRefuseABadNameOfASourceOrAKey(String name) {
        String badSource = "harpline.ingest.sources.\"" + name + "\"";
        String badKey = "harpline.ingest.sources.\"gardin\".keys.\"" + name + "\"";

        assertThatThrownBy(() -> ofProperties(Map.of(badSource + ".keys.\"a\"", SECRET)))
                .isInstanceOf(BadConfig.class)
                .hasMessageStartingWith(badSource + " ");
        assertThatThrownBy(() -> ofProperties(Map.of(badKey, SECRET)))
                .isInstanceOf(BadConfig.class)
                .hasMessageStartingWith(badKey + " ");
    }

    @Test
    void shouldRefuseAKeyThatIsGivenTwice() throws IOException {
        String key = "harpline.ingest.sources.\"gardin\".keys.\"default\"";
        Path file = write(directory, "gardin", "default", ANOTHER);

        assertThatThrownBy(() -> ofProperties(Map.of("GARDIN_SECRET", SECRET, key, ANOTHER)))
                .isInstanceOf(BadConfig.class)
                .hasMessageContainingAll("GARDIN_SECRET", key, "default");
        assertThatThrownBy(() -> ofProperties(
                        Map.of("GARDIN_SECRET", SECRET, "harpline.ingest.keys-directory", directory.toString())))
                .isInstanceOf(BadConfig.class)
                .hasMessageContainingAll("GARDIN_SECRET", file.toString());
    }

    @Test
    void shouldRefuseAConfiguredSourceWithoutAKey() {
        Map<String, String> tenantsOnly =
                Map.of("GARDIN_SECRET", SECRET, "harpline.ingest.sources.\"greenhouse\".tenants", "T1");

        assertThatThrownBy(() -> ofProperties(tenantsOnly))
                .isInstanceOf(BadConfig.class)
                .hasMessageStartingWith("harpline.ingest.sources.\"greenhouse\" has no key");
    }

    @Test
    void shouldNeverSayASecret() {
        assertThatThrownBy(() -> ofProperties(Map.of("GARDIN_SECRET", "a weak one")))
                .hasMessageNotContaining("a weak one")
                .hasNoCause();
        assertThat(ofProperties(Map.of("GARDIN_SECRET", SECRET)).known().toString())
                .doesNotContain(SECRET);
        assertThat(new Reading.Text(SECRET).toString()).doesNotContain(SECRET);
    }
}
