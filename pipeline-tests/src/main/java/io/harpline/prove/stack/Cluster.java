package io.harpline.prove.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;

/// The brokers, each broker and controller in one JVM, and the links to and between them.
final class Cluster {

    private static final Duration TO_ANSWER = Duration.ofSeconds(3);

    private final List<BrokerNode> nodes;
    private final List<Link> links = new ArrayList<>();
    private final List<Member> members;

    /// Lays them out; none of them runs yet.
    Cluster(StackDirectory directory, int brokers, Ports ports) {
        this.nodes = IntStream.rangeClosed(1, brokers)
                .mapToObj(id -> new BrokerNode(id, brokers, ports))
                .toList();
        for (BrokerNode node : nodes) {
            BrokerNode.CLIENTS.forEach(client -> {
                Link link = link(client + ">" + node.name(), ports, node, BrokerNode.client(client));
                node.advertise(BrokerNode.client(client), link.port());
            });
            nodes.stream().filter(peer -> peer != node).forEach(peer -> connect(peer, node, ports));
        }
        this.members = nodes.stream().map(node -> member(directory, node)).toList();
    }

    private void connect(BrokerNode from, BrokerNode to, Ports ports) {
        String name = from.name() + ">" + to.name();
        Link data = link(name, ports, to, BrokerNode.peer(from.id()));
        to.advertise(BrokerNode.peer(from.id()), data.port());
        Link quorum = link(name + ":controller", ports, to, BrokerNode.quorum(from.id()));
        to.advertise(BrokerNode.quorum(from.id()), quorum.port());
        from.voter(to.id(), quorum.port());
    }

    private Link link(String name, Ports ports, BrokerNode to, String listener) {
        Link link = new Link(name, ports.next(), to.listener(listener));
        links.add(link);
        return link;
    }

    List<Link> links() {
        return links;
    }

    List<Member> members() {
        return members;
    }

    String directServers() {
        return nodes.stream().map(node -> "localhost:" + node.directPort()).collect(Collectors.joining(","));
    }

    /// Of one broker, through no link.
    String directServersOf(Member broker) {
        return nodes.stream()
                .filter(node -> node.name().equals(broker.name()))
                .map(node -> "localhost:" + node.directPort())
                .findFirst()
                .orElseThrow();
    }

    /// As that service reaches them.
    String serversOf(String service) {
        return links.stream()
                .filter(link -> link.name().startsWith(service + ">"))
                .map(link -> "localhost:" + link.port())
                .collect(Collectors.joining(","));
    }

    private static Member member(StackDirectory directory, BrokerNode node) {
        Path data = directory.of(node.name());
        write(node.properties(), data.resolve("broker.properties"));
        List<String> command = directory.brokerCommand(node.name(), data, node.directPort());
        return new StackMember(
                node.name(),
                new RestartableProcess(command, Map.of(), directory.log(node.name())),
                Optional.empty(),
                () -> isServing(node));
    }

    private static void write(Properties settings, Path file) {
        try (Writer content = Files.newBufferedWriter(file)) {
            settings.store(content, null);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /// Whether every partition has as many replicas in sync as there are brokers.
    boolean isFullyReplicated() {
        try (Admin admin = Admin.create(settings(directServers()))) {
            Set<String> topics = admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get();
            return admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition -> partition.isr().size() == nodes.size());
        } catch (ExecutionException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Whether the controllers count it among those that serve, and it knows.
    private static boolean isServing(BrokerNode node) {
        try (Admin admin = Admin.create(settings("localhost:" + node.directPort()))) {
            return admin.describeCluster().nodes().get(TO_ANSWER.toMillis(), TimeUnit.MILLISECONDS).stream()
                    .anyMatch(serving -> serving.id() == node.id());
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Map<String, Object> settings(String servers) {
        int patience = Math.toIntExact(TO_ANSWER.toMillis());
        return Map.of("bootstrap.servers", servers, "default.api.timeout.ms", patience, "request.timeout.ms", patience);
    }
}
