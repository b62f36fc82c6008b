package io.harpline.local.gardin;

import io.harpline.local.ExpectedFailure;
import io.harpline.local.stack.DataDirectory;
import io.harpline.local.stack.LocalSecret;
import io.harpline.local.stack.StackSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `harpline send`: signs one notification, sends it, and says what was answered.
@Command(
        name = "send",
        description = "Signs one notification as Gardin does, sends it, and says what was answered.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class SendCommand implements Callable<Integer> {

    @Mixin
    private final NotificationOptions notification = new NotificationOptions();

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://localhost:${HARPLINE_INGEST_PORT:-8080}/webhooks/gardin",
            description = "where to (default: ${DEFAULT-VALUE})")
    private URI url = URI.create("http://localhost:8080/webhooks/gardin");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "the stack's data directory, for its secret unless GARDIN_SECRET is set"
                    + " (default: ${DEFAULT-VALUE})")
    private Path data = Path.of(".harpline");

    @Option(names = "--times", paramLabel = "N", description = "send the same bytes so often (default: 1)")
    private int times = 1;

    @Spec
    private @Nullable CommandSpec spec;

    private final Map<String, String> environment;

    public SendCommand() {
        this(System.getenv());
    }

    SendCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /// 0 if every answer was 200, otherwise 1.
    ///
    /// @throws ExpectedFailure if there is no secret
    @Override
    public Integer call() throws InterruptedException {
        if (times < 1) {
            return fail("--times must be at least 1");
        }
        String secret = StackSettings.secret(environment)
                .orElseGet(() -> LocalSecret.read(new DataDirectory(data.toAbsolutePath()).secret()));
        return send(notification.body(), secret.getBytes(StandardCharsets.UTF_8));
    }

    private int send(GardinBody body, byte[] secret) throws InterruptedException {
        SignedNotification signed = SignedNotification.of(body, secret);
        out().printf("%s %s to %s%n", body.event(), body.alertSeverity(), url);
        out().printf("  tenantId        %s%n", body.ids().tenantId());
        out().printf("  alertId         %s%n", body.ids().alertId());
        out().printf("  notificationId  %s%n", body.ids().notificationId());
        boolean allTaken = true;
        try (WebhookClient gardin = new WebhookClient(url)) {
            for (int i = 0; i < times; i++) {
                HttpResponse<String> answer = gardin.post(signed);
                out().printf(
                                "answer %d %s%n",
                                answer.statusCode(), answer.body().strip());
                allTaken &= answer.statusCode() == 200;
            }
        } catch (ConnectException refused) {
            return fail("nothing listens at " + url + "; is the stack up? ./harpline up");
        } catch (IllegalArgumentException notHttp) {
            return fail("not an http URL: " + url);
        } catch (IOException noAnswer) {
            return fail("no answer from " + url + ": " + noAnswer);
        }
        out().printf("next: %s%n", NextCommand.after(body, whereabouts()));
        out().flush();
        return allTaken ? 0 : 1;
    }

    /// What was said of where to send it and whose secret to take.
    private List<String> whereabouts() {
        List<String> words = new ArrayList<>();
        if (command().commandLine().getParseResult().hasMatchedOption("--url")) {
            words.addAll(List.of("--url", url.toString()));
        }
        if (command().commandLine().getParseResult().hasMatchedOption("--data")) {
            words.addAll(List.of("--data", data.toString()));
        }
        return words;
    }

    private int fail(String why) {
        out().flush();
        PrintWriter err = command().commandLine().getErr();
        err.println(why);
        err.flush();
        return 1;
    }

    private PrintWriter out() {
        return command().commandLine().getOut();
    }

    private CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("picocli runs this command");
        }
        return spec;
    }
}
