package io.harpline.local.cli;

import io.harpline.local.ExpectedFailure;
import io.harpline.local.stack.AppCopy;
import io.harpline.local.stack.DataDirectory;
import io.harpline.local.stack.HeldLock;
import io.harpline.local.stack.LocalSecret;
import io.harpline.local.stack.Part;
import io.harpline.local.stack.PortCheck;
import io.harpline.local.stack.StackSettings;
import io.harpline.local.stack.SupervisorProcess;
import io.harpline.local.supervisor.MarkedProcesses;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Brings the stack up, and stays with it unless told otherwise.
@Command(name = "up", description = "bring the stack up")
public final class UpCommand implements Callable<Integer> {

    @Mixin
    private SharedOptions shared = new SharedOptions();

    @Option(names = "--detach", description = "return once everything is ready, and leave the stack running")
    private boolean detach;

    @Option(names = "--fresh", description = "start with an empty data directory")
    private boolean fresh;

    @Option(
            names = "--harp-url",
            paramLabel = "URL",
            description = "send to this Harp (its integration URL); no simulator is started")
    private @Nullable String harpUrl;

    @Override
    public Integer call() throws InterruptedException {
        long start = System.nanoTime();
        StackSettings settings = StackSettings.from(environment());
        DataDirectory directory = DataDirectory.claim(shared.data);
        SupervisorProcess supervisor;
        Thread stop;
        try (HeldLock _ = launchLock(directory)) {
            prepare(directory, settings);
            supervisor = SupervisorProcess.start(directory, detach, Optional.ofNullable(harpUrl));
            stop = new Thread(supervisor::stop, "stop-the-supervisor");
            Runtime.getRuntime().addShutdownHook(stop);
            supervisor.awaitReady();
        }
        System.out.println(new Banner(directory, settings).text((System.nanoTime() - start) / 1e9, detach));
        if (detach) {
            Runtime.getRuntime().removeShutdownHook(stop);
            return 0;
        }
        if (!supervisor.awaitEnd()) {
            throw new ExpectedFailure(
                    "the supervisor was killed; ./harpline up again, or ./harpline down to end the rest");
        }
        return 0;
    }

    private void prepare(DataDirectory directory, StackSettings settings) {
        int left = new MarkedProcesses(directory.root()).end(Part.KAFKA.label());
        if (left > 0) {
            System.out.println("ended " + left + " processes that an earlier stack had left");
        }
        PortCheck.refuseTaken(settings);
        if (fresh) {
            directory.empty();
        }
        directory.clearTemporary();
        if (settings.secret().isEmpty()) {
            LocalSecret.ensure(directory.secret());
        }
        new AppCopy(directory.app()).refresh(home());
        System.out.println("starting the stack in " + directory.root() + " …");
    }

    private static HeldLock launchLock(DataDirectory directory) {
        HeldLock lock = HeldLock.tryTake(directory.marker())
                .orElseThrow(() -> new ExpectedFailure("another ./harpline up is at work on " + directory.root()));
        if (HeldLock.isHeld(directory.supervisorLock())) {
            lock.close();
            throw new ExpectedFailure("a stack is already up on " + directory.root() + "; see ./harpline status");
        }
        return lock;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        if (harpUrl != null) {
            environment.put(StackSettings.HARP_KEY, harpUrl);
        }
        return environment;
    }

    private static Path home() {
        String home = System.getProperty("harpline.home");
        if (home == null) {
            throw new ExpectedFailure("the system property harpline.home names no repository");
        }
        return Path.of(home);
    }
}
