package io.harpline.local.stack;

import io.harpline.local.ExpectedFailure;
import io.harpline.local.broker.KafkaTopics;
import io.harpline.local.supervisor.Console;
import io.harpline.local.supervisor.Supervisor;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// Runs the stack of one data directory until SIGTERM: `SupervisorMain DATA_DIRECTORY SHOWS_CHILDREN`.
public final class SupervisorMain {

    private static final Duration KAFKA_TO_ANSWER = Duration.ofSeconds(20);

    private SupervisorMain() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
        DataDirectory data = new DataDirectory(Path.of(arguments[0]));
        Console console = new Console(System.out, Boolean.parseBoolean(arguments[1]));
        if (HeldLock.tryTake(data.supervisorLock()).isEmpty()) {
            System.err.println("another supervisor runs on " + data.root());
            System.exit(1);
        }
        Files.createDirectories(data.logs());
        Supervisor supervisor = new Supervisor(data.app(), data.logs(), data.state(), console);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(supervisor, console), "stop-the-stack"));
        try {
            start(supervisor, data, System.getenv());
        } catch (ExpectedFailure | IllegalStateException failed) {
            supervisor.fail(String.valueOf(failed.getMessage()));
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    private static void start(Supervisor supervisor, DataDirectory data, Map<String, String> environment)
            throws InterruptedException {
        StackSettings settings = StackSettings.from(environment);
        StackPlan plan = new StackPlan(data, settings, environment);
        if (settings.kafka().isPresent()) {
            applyTopics(settings);
        }
        for (Part part : settings.parts()) {
            supervisor.start(plan.component(part));
            if (part == Part.KAFKA) {
                applyTopics(settings);
            }
        }
        supervisor.ready();
    }

    private static void stop(Supervisor supervisor, Console console) {
        supervisor.stop();
        console.flush();
    }

    private static void applyTopics(StackSettings settings) {
        try (KafkaTopics kafka = new KafkaTopics(settings.bootstrapServers())) {
            if (!kafka.answers(KAFKA_TO_ANSWER)) {
                throw new ExpectedFailure("no Kafka answers at " + settings.bootstrapServers());
            }
            kafka.create(Topics.ALL, settings.partitions());
        }
    }
}
