package io.harpline.prove.stack;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A member as the stack makes it.
final class StackMember implements Member {

    private static final Duration TO_GET_READY = Duration.ofMinutes(2);
    private static final Duration TO_STOP = Duration.ofSeconds(40);

    private final String name;
    private final RestartableProcess process;
    private final Optional<URI> http;
    private final BooleanSupplier ready;

    StackMember(String name, RestartableProcess process, Optional<URI> http, BooleanSupplier ready) {
        this.name = name;
        this.process = process;
        this.http = http;
        this.ready = ready;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String service() {
        return name.replaceFirst("-\\d+$", "");
    }

    @Override
    public long pid() {
        return process.process().pid();
    }

    @Override
    public Path log() {
        return process.log();
    }

    @Override
    public Optional<URI> http() {
        return http;
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void start() {
        process.start();
    }

    @Override
    public boolean isReady() {
        return isAlive() && ready.getAsBoolean();
    }

    @Override
    public void awaitReady() {
        process.awaitWhileAlive(TO_GET_READY, ready);
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public boolean stop() {
        process.terminate();
        if (process.endsWithin(TO_STOP)) {
            return true;
        }
        process.kill();
        return false;
    }

    @Override
    public void freeze() {
        process.freeze();
    }

    @Override
    public void thaw() {
        process.thaw();
    }

    @Override
    public String toString() {
        return name;
    }
}
