package io.harpline.operator.reprocess;

import io.harpline.operator.domain.SecondApplication;
import io.harpline.operator.kafka.Cluster;
import io.harpline.operator.kafka.Group;
import java.nio.file.Path;
import java.util.Optional;

/// The second application while a command is at work: run by it, or by somebody else.
public final class SecondTransform implements AutoCloseable {

    private final Group group;
    private Optional<TransformProcess> process;

    private SecondTransform(Group group, Optional<TransformProcess> process) {
        this.group = group;
        this.process = process;
    }

    /// Starts it, or relies on somebody else to have done so.
    ///
    /// @param here whether to run it here
    public static SecondTransform start(Cluster cluster, SecondApplication application, Path directory, boolean here) {
        Optional<TransformProcess> process = here
                ? Optional.of(TransformProcess.start(
                        Path.of(System.getProperty("harpline.home", ".")), application, cluster.settings(), directory))
                : Optional.empty();
        return new SecondTransform(new Group(cluster, application.id()), process);
    }

    /// Whether it makes sense to wait for it.
    ///
    /// @throws io.harpline.operator.ExpectedFailure if it was run here and has ended
    public void demandAlive() {
        process.ifPresent(TransformProcess::demandAlive);
    }

    @Override
    public void close() {
        stop();
    }

    /// Stops it, if it runs here; what it has done is committed then.
    public void stop() {
        process.ifPresent(running -> {
            running.close();
            group.forget(TransformProcess.INSTANCE);
        });
        process = Optional.empty();
    }
}
