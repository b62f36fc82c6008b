package io.harpline.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Compose cannot read pom.xml, where the versions stand: what it says of them is held against it.
class ComposeFileTest {

    private static final Path HOME = Path.of(System.getProperty("harpline.home"));

    @Test
    void shouldTagTheImagesWithTheProjectsVersion() throws IOException {
        assertThat(found(".env", "HARPLINE_VERSION=(.*)"))
                .isEqualTo(found("pom.xml", "<artifactId>harpline</artifactId>\\s*<version>(.*)</version>"));
    }

    @Test
    void shouldRunTheKafkaThatTheServicesAreBuiltWith() throws IOException {
        assertThat(found("docker-compose.yml", "image: apache/kafka:(.*)"))
                .isEqualTo(found("pom.xml", "<kafka.version>(.*)</kafka.version>"))
                .isEqualTo(found("pipeline-tests/src/test/java/io/harpline/pipeline/Docker.java", "kafka:(.*)\""));
    }

    private static String found(String file, String pattern) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(HOME.resolve(file)));
        assertThat(matcher.find()).as("%s in %s", pattern, file).isTrue();
        return matcher.group(1);
    }
}
