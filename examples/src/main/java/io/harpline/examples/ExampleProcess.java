package io.harpline.examples;

/// What both examples' `main` needs of its process.
final class ExampleProcess {

    private ExampleProcess() {}

    /// Where Kafka is, which it also says: without a Kafka there, that is all there is to see beside Kafka's warnings.
    static String servers() {
        String servers = System.getenv().getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092");
        System.err.println("reading from " + servers + "; Ctrl-C ends");
        return servers;
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
