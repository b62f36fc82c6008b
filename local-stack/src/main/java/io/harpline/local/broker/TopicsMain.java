package io.harpline.local.broker;

import io.harpline.schemas.settings.KafkaSettings;
import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/// Gives a Kafka the topics it lacks, and ends: `TopicsMain [PARTITIONS]`. Where Kafka is, and what its security
/// wants, is said by the environment's `KAFKA_*`, as to the services.
public final class TopicsMain {

    private TopicsMain() {}

    public static void main(String[] arguments) {
        int partitions = arguments.length == 0 ? TopicDeclaration.PARTITIONS : partitions(arguments[0]);
        Map<String, String> environment = System.getenv();
        Map<String, Object> kafka = new HashMap<>(
                KafkaSettings.of(environment.keySet(), name -> Optional.ofNullable(environment.get(name))));
        kafka.putIfAbsent("bootstrap.servers", "localhost:9092");
        try (KafkaTopics topics = new KafkaTopics(kafka)) {
            topics.create(Topics.ALL, partitions);
            System.out.println("all topics are there: "
                    + String.join(
                            " ", Topics.ALL.stream().map(TopicDeclaration::name).toList()));
        } catch (IllegalStateException | KafkaException failed) {
            end(failed.getMessage()
                    + (failed.getCause() == null ? "" : ": " + failed.getCause().getMessage()));
        }
    }

    private static int partitions(String text) {
        if (!text.matches("[1-9][0-9]{0,4}")) {
            end("the number of partitions must be 1 to 99999, not " + text);
        }
        return Integer.parseInt(text);
    }

    private static void end(String why) {
        System.err.println(why);
        System.exit(1);
    }
}
