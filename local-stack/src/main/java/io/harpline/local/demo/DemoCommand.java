package io.harpline.local.demo;

import com.github.f4b6a3.ulid.UlidCreator;
import io.harpline.local.ExpectedFailure;
import io.harpline.local.gardin.WebhookClient;
import io.harpline.local.stack.LiveStack;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `harpline demo`: plays the lives of five alerts against the stack that is up, and shows what became of each
/// notification at every hop.
@Command(
        name = "demo",
        description = "Plays the lives of five alerts, told badly, and shows what becomes of them at every hop.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    private static final Duration HARP_TO_SHOW = Duration.ofSeconds(5);

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".harpline",
            description = "the stack's data directory (default: ${DEFAULT-VALUE})")
    private Path data = Path.of(".harpline");

    @Spec
    private CommandSpec command = CommandSpec.create();

    /// 0 if everything went as it must and Harp shows the truth, otherwise 1.
    @Override
    public Integer call() throws InterruptedException {
        LiveStack stack = LiveStack.at(data, System.getenv())
                .orElseThrow(() -> new ExpectedFailure(
                        "no stack is up on " + data + "; start it with ./harpline up --detach" + dataOption()));
        Scenario scenario =
                Scenario.of(Instant.now(), () -> UlidCreator.getMonotonicUlid().toString());
        PrintWriter out = command.commandLine().getOut();
        Colours colours = new Colours(command.commandLine().getColorScheme().ansi());
        try (WebhookClient gardin = new WebhookClient(stack.webhook());
                NewRecords records = new NewRecords(stack.bootstrapServers(), Playback.FOLLOWED)) {
            Demo demo = new Demo(scenario, out, colours);
            demo.play(new Playback(gardin, stack.secret(), records));
            demo.showBooks(Ledger.of(records, scenario.tenantId()));
            Optional<URI> harp = stack.harpSimulator();
            if (harp.isPresent()) {
                demo.showHarp(new HarpWatch(harp.get(), HARP_TO_SHOW));
            } else {
                demo.endAtTheReceipts();
            }
            return demo.hasGoneAsItMust() ? 0 : 1;
        } catch (IOException noAnswer) {
            throw new ExpectedFailure(
                    "no answer from the stack: " + noAnswer + "; see ./harpline status" + dataOption());
        } catch (KafkaException noKafka) {
            throw new ExpectedFailure(
                    "Kafka does not answer: " + noKafka.getMessage() + "; see ./harpline status" + dataOption());
        }
    }

    private String dataOption() {
        return data.equals(Path.of(".harpline")) ? "" : " --data " + data;
    }
}
