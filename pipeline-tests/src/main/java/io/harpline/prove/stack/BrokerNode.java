package io.harpline.prove.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A node of the cluster, broker and controller in one, as it is configured. It has a listener for
/// whoever talks to it and tells each that it is to be found behind that one's link: so it can be cut off
/// from one and not from another. A broker looks its peers up under the name of its own inter-broker
/// listener, a controller under the first of its controller listeners; hence those are named for who
/// asks.
final class BrokerNode {

    static final List<String> CLIENTS = List.of("ingest", "transform", "sink");
    private static final String DIRECT = "DIRECT";

    private final int id;
    private final int nodes;
    private final Map<String, Integer> listeners = new LinkedHashMap<>();
    private final Map<String, Integer> advertised = new LinkedHashMap<>();
    private final Map<Integer, Integer> voters = new LinkedHashMap<>();

    BrokerNode(int id, int nodes, Ports ports) {
        this.id = id;
        this.nodes = nodes;
        listeners.put(DIRECT, ports.next());
        CLIENTS.forEach(client -> listeners.put(client(client), ports.next()));
        for (int each = 1; each <= nodes; each++) {
            listeners.put(peer(each), ports.next());
            listeners.put(quorum(each), ports.next());
        }
        advertised.putAll(listeners);
        voters.put(id, listener(quorum(id)));
    }

    static String client(String service) {
        return service.toUpperCase(Locale.ROOT);
    }

    static String peer(int node) {
        return "PEER" + node;
    }

    static String quorum(int node) {
        return "QUORUM" + node;
    }

    int id() {
        return id;
    }

    String name() {
        return "kafka-" + id;
    }

    int directPort() {
        return listener(DIRECT);
    }

    /// The port at which it listens for those.
    int listener(String name) {
        return listeners.getOrDefault(name, 0);
    }

    /// It is to be found there by those who use that listener.
    void advertise(String listener, int port) {
        advertised.put(listener, port);
    }

    /// It finds that node of the quorum there.
    void voter(int node, int port) {
        voters.put(node, port);
    }

    /// What comes on top of the local stack's settings.
    Properties properties() {
        List<String> controllers = new ArrayList<>(List.of(quorum(id)));
        IntStream.rangeClosed(1, nodes).filter(node -> node != id).forEach(node -> controllers.add(quorum(node)));
        Properties settings = new Properties();
        settings.put("node.id", Integer.toString(id));
        settings.put("listeners", urls(listeners));
        settings.put("advertised.listeners", urls(advertised));
        settings.put("inter.broker.listener.name", peer(id));
        settings.put("controller.listener.names", String.join(",", controllers));
        settings.put(
                "listener.security.protocol.map",
                listeners.keySet().stream().map(name -> name + ":PLAINTEXT").collect(Collectors.joining(",")));
        settings.put(
                "controller.quorum.voters",
                voters.entrySet().stream()
                        .map(voter -> voter.getKey() + "@localhost:" + voter.getValue())
                        .collect(Collectors.joining(",")));
        settings.put("num.network.threads", "1");
        settings.put("unclean.leader.election.enable", "false");
        if (nodes > 1) {
            replicate(settings);
        }
        return settings;
    }

    private void replicate(Properties settings) {
        settings.put("default.replication.factor", Integer.toString(nodes));
        settings.put("min.insync.replicas", "2");
        settings.put("offsets.topic.replication.factor", Integer.toString(nodes));
        settings.put("transaction.state.log.replication.factor", Integer.toString(nodes));
        settings.put("transaction.state.log.min.isr", "2");
    }

    private static String urls(Map<String, Integer> ports) {
        return ports.entrySet().stream()
                .map(listener -> listener.getKey() + "://localhost:" + listener.getValue())
                .collect(Collectors.joining(","));
    }
}
