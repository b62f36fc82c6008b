package io.harpline.documentation;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface;
import io.smallrye.config.ConfigMappingInterface.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// docs/configuration.md names every key and every environment variable that the code knows, with its default, and no
/// other.
class ConfigurationDocTest {

    private static final Path HOME = Path.of(System.getProperty("harpline.home"));
    private static final Set<Path> ATOP = Set.of(
            Path.of("harpline"), Path.of(".env"), Path.of("docker-compose.yml"), Path.of("docker-compose.scale.yml"));
    private static final Path PAGE = HOME.resolve("docs/configuration.md");

    // | `key` | `default` | meaning |
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| (?:`([^`]*)`)?");
    // HARPLINE_BUILDING is between the script and itself.
    private static final Pattern VARIABLE =
            Pattern.compile("\\b(HARPLINE_(?!BUILDING)[A-Z_]+|GARDIN_[A-Z_]+|HARP_INTEGRATION_URL(?:_FILE)?"
                    + "|KAFKA_BOOTSTRAP_SERVERS|COMPOSE_PROFILES)\\b");

    @Test
    void shouldNameEveryKeyWithItsDefault() throws IOException {
        Map<String, String> documented = new TreeMap<>(rows());
        documented.keySet().removeIf(name -> !name.startsWith("harpline."));

        assertThat(documented).isEqualTo(keysOfTheCode());
    }

    @Test
    void shouldNameEveryEnvironmentVariable() throws IOException {
        Set<String> documented = new TreeSet<>(rows().keySet());
        documented.removeIf(name -> name.startsWith("harpline."));

        assertThat(documented).isEqualTo(variablesOfTheCode());
    }

    private static Map<String, String> rows() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(PAGE));
        while (row.find()) {
            // "NAME" stands for any name, [N] for any place in a list.
            rows.put(
                    row.group(1).replaceAll("\"[A-Z-]+\"|(?<=\\[)N(?=])", "*"),
                    row.group(2) == null ? "" : row.group(2));
        }
        return rows;
    }

    private static Map<String, String> keysOfTheCode() {
        Map<String, String> keys = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter().importPackages("io.harpline")) {
            if (type.isAnnotatedWith(ConfigMapping.class)) {
                propertiesOf(type.reflect()).forEach((name, property) -> keys.put(name, defaultOf(property)));
            }
        }
        return keys;
    }

    private static Map<String, Property> propertiesOf(Class<?> mapping) {
        Map<String, Property> properties = new TreeMap<>();
        String prefix = mapping.getAnnotation(ConfigMapping.class).prefix() + ".";
        ConfigMappingInterface.getProperties(ConfigMappingInterface.getConfigurationInterface(mapping))
                .getOrDefault(mapping, Map.of())
                .values()
                .forEach(group -> group.forEach((name, property) -> properties.put(prefix + name, property)));
        // An element of a list is no key of its own.
        properties.keySet().removeIf(name -> name.endsWith("[*]"));
        return properties;
    }

    private static String defaultOf(Property property) {
        return property.hasDefaultValue() ? property.getDefaultValue() : "";
    }

    private static Set<String> variablesOfTheCode() throws IOException {
        Set<String> variables = new TreeSet<>();
        for (Path file : sources()) {
            variables.addAll(VARIABLE.matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group(1))
                    .collect(toCollection(TreeSet::new)));
        }
        // The other way to write a key is no variable of its own.
        Set<String> otherways = keysOfTheCode().keySet().stream()
                .map(key -> key.replaceAll("[^a-z]", "_").toUpperCase(Locale.ROOT))
                .collect(toCollection(TreeSet::new));
        variables.removeAll(otherways);
        // Nor is what several of them begin with.
        variables.removeIf(
                variable -> variable.endsWith("_") && otherways.stream().anyMatch(key -> key.startsWith(variable)));
        return variables;
    }

    private static Iterable<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(HOME, 12)) {
            return files.filter(file -> file.toString().contains("/src/main/") || ATOP.contains(HOME.relativize(file)))
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/target/"))
                    // It gives the services theirs, and has none of its own.
                    .filter(file -> !file.toString().contains("/pipeline-tests/"))
                    .toList();
        }
    }
}
