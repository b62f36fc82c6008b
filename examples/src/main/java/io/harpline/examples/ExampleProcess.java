package io.harpline.examples;

/// What both examples' `main` needs of its process.
final class ExampleProcess {

    private ExampleProcess() {}

    static String servers() {
        return System.getenv().getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092");
    }

    /// On Ctrl-C or SIGTERM, has this thread's work stopped, and waits for it to end.
    static void atTheEnd(Runnable stop) {
        Thread working = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.run();
            try {
                working.join();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }));
    }
}
