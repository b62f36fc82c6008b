package io.harpline.local.broker;

import java.nio.file.Path;
import java.util.Properties;

/// What a lone broker, which is its own controller, is told.
///
/// @param logDirectory where Kafka keeps its logs
/// @param port of the clients' listener
/// @param controllerPort of the controller's listener; may be another one at every start
record BrokerSettings(Path logDirectory, int port, int controllerPort) {

    static final int NODE_ID = 1;

    /// Always the same, so that formatting a formatted directory again changes nothing.
    static final String CLUSTER_ID = "harpline-local-stack-1";

    static final String CONTROLLER_LISTENER = "CONTROLLER";

    Properties properties() {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("log.dirs", logDirectory.toString());
        settings.put("listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.quorum.voters", NODE_ID + "@localhost:" + controllerPort);
        settings.put("auto.create.topics.enable", "false");
        settings.put("num.partitions", "4");

        // Back about 4 s after a SIGKILL; with the defaults it takes 11 s and more. A moment without a processor is no
        // death: a broker whose session ends leads nothing until its next heartbeat.
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("group.initial.rebalance.delay.ms", "0");

        // Ten years: group offsets that expire on an idle laptop would make it process its archive again.
        settings.put("offsets.retention.minutes", "5256000");

        // What is kept by bytes is kept by half a minute's bytes more at most; by default, by those of five minutes.
        settings.put("log.retention.check.interval.ms", "30000");

        for (String internal :
                new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            settings.put(internal + ".replication.factor", "1");
            settings.put(internal + ".num.partitions", "4");
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");

        // A laptop's share of memory: the cleaner's buffer alone is 128 MiB by default.
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024));
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        return settings;
    }
}
