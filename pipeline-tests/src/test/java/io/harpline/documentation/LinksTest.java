package io.harpline.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The pages of documentation link to what is there.
class LinksTest {

    private static final Path HOME = Path.of(System.getProperty("harpline.home"));
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)");

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(HOME, 3)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .map(HOME::relativize)
                    .filter(file ->
                            !file.toString().startsWith(".") && !file.toString().contains("target"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldLinkToWhatIsThere(Path page) throws IOException {
        Path file = HOME.resolve(page);

        assertThat(LINK.matcher(Files.readString(file)).results().map(link -> link.group(1)))
                .allMatch(target -> Files.exists(file.resolveSibling(target)));
    }
}
