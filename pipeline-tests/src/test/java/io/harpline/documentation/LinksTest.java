package io.harpline.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The pages of documentation link to what is there.
class LinksTest {

    private static final Path HOME = Path.of(System.getProperty("harpline.home"));
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)");
    private static final Pattern ANCHOR = Pattern.compile("\\]\\((?!https?:)([^)#]*)#([^)]+)\\)");
    private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

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

    @ParameterizedTest
    @MethodSource("pages")
    void shouldLinkToHeadingsThatAreThere(Path page) throws IOException {
        Path file = HOME.resolve(page);

        for (MatchResult link : ANCHOR.matcher(Files.readString(file)).results().toList()) {
            Path target = link.group(1).isEmpty() ? file : file.resolveSibling(link.group(1));
            assertThat(anchors(target)).as(link.group()).contains(link.group(2));
        }
    }

    /// As GitHub makes them of headings; of equal headings in one page only the first has one here.
    private static List<String> anchors(Path page) throws IOException {
        return HEADING.matcher(CODE.matcher(Files.readString(page)).replaceAll(""))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
