package io.harpline.operator;

import io.harpline.operator.domain.SecondApplication;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// Which second application, beside which live one.
final class ReprocessOptions {

    @Spec(Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    // Not required for picocli, which would then demand it before the name of a command below, too.
    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "the second application's name, of a-z and 0-9: its application id is transform-NAME, its"
                    + " outputs are transform-NAME.alerts.events.v1 and so on")
    private @Nullable String name;

    @Option(
            names = "--live-application-id",
            paramLabel = "ID",
            description = "the live transform's (default: HARPLINE_TRANSFORM_APPLICATION_ID, or harpline-transform)")
    private @Nullable String liveId;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            defaultValue = ".harpline-reprocess",
            description = "DIR/NAME has the state and the log of what runs here (default: ${DEFAULT-VALUE})")
    private Path directory = Path.of(".harpline-reprocess");

    SecondApplication application() {
        if (name == null) {
            throw new ParameterException(command.commandLine(), "--as NAME is missing");
        }
        try {
            return new SecondApplication(name, liveId(System.getenv()));
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(command.commandLine(), String.valueOf(refused.getMessage()), refused);
        }
    }

    Path directory() {
        return directory.resolve(application().name());
    }

    private String liveId(Map<String, String> environment) {
        return liveId != null
                ? liveId
                : environment.getOrDefault("HARPLINE_TRANSFORM_APPLICATION_ID", "harpline-transform");
    }
}
