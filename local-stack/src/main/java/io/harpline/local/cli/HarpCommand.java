package io.harpline.local.cli;

import io.harpline.local.ExpectedFailure;
import io.harpline.local.ShellWord;
import io.harpline.local.harp.BadDay;
import io.harpline.local.harp.Mood;
import io.harpline.local.stack.LiveStack;
import io.harpline.schemas.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `harpline harp`: gives the simulated Harp of the stack that is up a bad day, or a good one, and says what holds.
@Command(
        name = "harp",
        description = {
            "Gives the simulated Harp of the stack that is up a bad day, and says what holds now.",
            "Each call is a whole day: what it does not name is well. Without an option it only says what holds."
        },
        sortOptions = false)
public final class HarpCommand implements Callable<Integer> {

    /// More than switching takes.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Mixin
    private BadDayOptions options = new BadDayOptions();

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Spec
    private CommandSpec command = CommandSpec.create();

    private final Function<Path, URI> control;

    public HarpCommand() {
        this(HarpCommand::controlOf);
    }

    /// @param control the control URL of the simulator of the stack with this data directory
    HarpCommand(Function<Path, URI> control) {
        this.control = control;
    }

    /// 0 once it holds.
    @Override
    public Integer call() throws InterruptedException {
        Optional<BadDay> wanted = wanted();
        URI simulator = control.apply(shared.data);
        BadDay day = ask(simulator.resolve("bad-day"), wanted);
        command.commandLine().getOut().println(day.says());
        if (day.mood() == Mood.REFUSE) {
            command.commandLine().getOut().println("its page meanwhile: " + simulator);
        }
        return 0;
    }

    private Optional<BadDay> wanted() {
        try {
            return options.day();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private static BadDay ask(URI url, Optional<BadDay> wanted) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(PATIENCE);
        wanted.ifPresent(day -> request.PUT(BodyPublishers.ofByteArray(Json.bytes(day))));
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                String detail =
                        Json.MAPPER.readTree(answer.body()).path("detail").asText();
                throw new ExpectedFailure("the Harp simulator answers " + answer.statusCode() + ": " + detail);
            }
            return Json.MAPPER.readValue(answer.body(), BadDay.class);
        } catch (IOException noAnswer) {
            throw new ExpectedFailure("no answer from the Harp simulator: " + noAnswer + "; see ./harpline status");
        }
    }

    private static URI controlOf(Path data) {
        LiveStack stack = LiveStack.at(data, System.getenv())
                .orElseThrow(() -> new ExpectedFailure(
                        "no stack is up on " + data + "; start it with ./harpline up --detach" + dataOption(data)));
        return stack.harpControl()
                .orElseThrow(() -> new ExpectedFailure(
                        "this stack sends to a Harp of yours; only the simulator has bad days on request"));
    }

    private static String dataOption(Path data) {
        return data.equals(Path.of(".harpline")) ? "" : " --data " + ShellWord.of(data);
    }
}
