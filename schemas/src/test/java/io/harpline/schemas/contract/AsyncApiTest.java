package io.harpline.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The AsyncAPI document is one, and describes the topics as the code declares them.
@Execution(ExecutionMode.CONCURRENT)
class AsyncApiTest {

    private static final AsyncApi ASYNC_API = AsyncApi.published();
    private static final String SCHEMAS = "../json-schema/";

    static List<TopicDeclaration> publicTopics() {
        return List.of(Topics.EVENTS, Topics.STATE);
    }

    @Test
    void shouldMeetTheSpecification() {
        var specification = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(SchemaLocation.of("classpath:asyncapi/asyncapi-3.0.0.schema.json"));

        assertThat(specification.validate(ASYNC_API.document())).isEmpty();
        ObjectNode without = ASYNC_API.document().deepCopy();
        without.remove("info");
        assertThat(specification.validate(without)).as("proof that it checks").isNotEmpty();
    }

    @Test
    void shouldReferToNothingThatIsNotThere() {
        assertThat(ASYNC_API.references()).isNotEmpty().allMatch(AsyncApiTest::resolves);
    }

    @Test
    void shouldHaveThePublicTopicsAndNoOther() {
        assertThat(ASYNC_API.document().path("channels").valueStream())
                .extracting(channel -> channel.path("address").asText())
                .containsExactlyElementsOf(
                        publicTopics().stream().map(TopicDeclaration::name).toList());
    }

    @ParameterizedTest
    @MethodSource("publicTopics")
    void shouldDescribeATopicAsItIsDeclared(TopicDeclaration topic) {
        // Given
        NewTopic declared = topic.on(TopicDeclaration.PARTITIONS, (short) 3);
        Map<String, String> settings = new TreeMap<>(Objects.requireNonNull(declared.configs()));
        settings.keySet().retainAll(List.of("cleanup.policy", "retention.ms"));
        if ("compact".equals(settings.get("cleanup.policy"))) {
            settings.remove("retention.ms"); // Kafka ignores it
        }

        // When
        JsonNode kafka = ASYNC_API.channel(topic.name()).path("bindings").path("kafka");

        // Then
        Map<String, String> described = new TreeMap<>();
        kafka.path("topicConfiguration")
                .propertyStream()
                .forEach(setting -> described.put(
                        setting.getKey(),
                        setting.getValue().isArray()
                                ? String.join(
                                        ",",
                                        setting.getValue()
                                                .valueStream()
                                                .map(JsonNode::asText)
                                                .toList())
                                : setting.getValue().asText()));
        assertThat(described).isEqualTo(settings);
        assertThat(kafka.path("topic").asText()).isEqualTo(topic.name());
        assertThat(kafka.path("partitions").asInt()).isEqualTo(declared.numPartitions());
        assertThat(kafka.path("replicas").asInt()).isEqualTo(declared.replicationFactor());
    }

    private static boolean resolves(String reference) {
        if (reference.startsWith("#")) {
            return !ASYNC_API.document().at(reference.substring(1)).isMissingNode();
        }
        return reference.startsWith(SCHEMAS) && SchemaFolder.PRESENT.has(reference.substring(SCHEMAS.length()));
    }
}
