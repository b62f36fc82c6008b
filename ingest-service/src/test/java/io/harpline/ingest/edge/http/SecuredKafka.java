package io.harpline.ingest.edge.http;

import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.acl.AclPermissionType.ALLOW;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;

import io.harpline.local.broker.EmbeddedBroker;
import io.harpline.local.broker.FreePort;
import io.harpline.local.broker.SelfSigned;
import io.harpline.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.ResourcePattern;

/// A Kafka that demands TLS and a password, and lets the user `ingest` do what docs/operations.md grants it. For the
/// test itself there is a listener without all that.
final class SecuredKafka implements AutoCloseable {

    private final Path directory;
    private final int tlsPort = FreePort.find();
    private final EmbeddedBroker broker;

    SecuredKafka(Path directory) throws Exception {
        this.directory = directory;
        int port = FreePort.find();
        certify(SelfSigned.make());
        Files.writeString(directory.resolve("broker.properties"), settings(port, FreePort.find()));
        this.broker = EmbeddedBroker.start(directory, port);
        broker.createTopics(List.of(Topics.NOTIFICATIONS, Topics.UNVERIFIED), 4);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createAcls(Stream.of(Topics.NOTIFICATIONS, Topics.UNVERIFIED)
                            .map(topic -> new AclBinding(
                                    new ResourcePattern(TOPIC, topic.name(), LITERAL),
                                    new AccessControlEntry("User:ingest", "*", WRITE, ALLOW)))
                            .toList())
                    .all()
                    .get();
        }
    }

    EmbeddedBroker broker() {
        return broker;
    }

    /// What ingest-service is told.
    Map<String, String> client() {
        return Map.of(
                "kafka.bootstrap.servers",
                "localhost:" + tlsPort,
                "kafka.security.protocol",
                "SASL_SSL",
                "kafka.sasl.mechanism",
                "PLAIN",
                "kafka.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"ingest\" password=\"pass\";",
                "kafka.ssl.truststore.type",
                "PEM",
                "kafka.ssl.truststore.location",
                trustStore().toString());
    }

    /// Gives the broker another certificate, which it shows from its next start on; clients do not know it yet.
    void certify(SelfSigned certificate) throws IOException {
        Files.writeString(directory.resolve("broker.pem"), certificate.keyPem() + certificate.certificatePem());
        Files.writeString(directory.resolve("next-ca.pem"), certificate.certificatePem());
        if (Files.notExists(trustStore())) {
            tellClients();
        }
    }

    /// Replaces the clients' trust store by the broker's certificate.
    void tellClients() throws IOException {
        Files.move(directory.resolve("next-ca.pem"), trustStore(), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path trustStore() {
        return directory.resolve("kafka-ca.pem");
    }

    private String settings(int port, int controllerPort) {
        return """
                listeners=PLAINTEXT://localhost:%1$d,SASL_SSL://localhost:%2$d,CONTROLLER://localhost:%3$d
                advertised.listeners=PLAINTEXT://localhost:%1$d,SASL_SSL://localhost:%2$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT
                controller.quorum.voters=1@localhost:%3$d
                sasl.enabled.mechanisms=PLAIN
                listener.name.sasl_ssl.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule \
                required user_ingest="pass";
                ssl.keystore.type=PEM
                ssl.keystore.location=%4$s
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                super.users=User:ANONYMOUS
                """.formatted(port, tlsPort, controllerPort, directory.resolve("broker.pem"));
    }

    @Override
    public void close() {
        broker.closeAndDelete();
    }
}
