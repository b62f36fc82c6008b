package io.harpline.prove;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.AppInfoParser;

/// What was proved, and on what.
final class Versions {

    private Versions() {}

    static Map<String, String> here() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("Harpline", commit());
        versions.put("Kafka", AppInfoParser.getVersion());
        return versions;
    }

    /// The commit of the clone, with a mark where it was changed since.
    private static String commit() {
        try {
            Process git = new ProcessBuilder(
                            "git", "-C", ProveMain.home().toString(), "describe", "--always", "--dirty", "--abbrev=12")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return said.isEmpty() ? "of no known commit" : said;
        } catch (IOException noGit) {
            return "of no known commit";
        }
    }
}
