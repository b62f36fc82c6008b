package io.harpline.operator.domain;

import io.harpline.schemas.topic.TopicDeclaration;
import io.harpline.schemas.topic.Topics;
import java.util.List;
import java.util.regex.Pattern;

/// A transform beside the live one, with an application id, topics and outputs of its own.
///
/// @param name 1 to 40 of a-z and 0-9
/// @param liveId the application id of the live one
public record SecondApplication(String name, String liveId) {

    /// What transform writes.
    public static final List<TopicDeclaration> OUTPUTS =
            List.of(Topics.OUTCOMES, Topics.EVENTS, Topics.STATE, Topics.QUARANTINE);

    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,40}");

    /// @throws IllegalArgumentException if what is its own could not be told from what is the live one's
    public SecondApplication {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("--as " + name + ": a name has 1 to 40 characters of a-z and 0-9");
        }
        String own = id(name) + "-";
        if (own.startsWith(liveId + "-") || (liveId + "-").startsWith(own)) {
            throw new IllegalArgumentException(
                    "--as " + name + ": " + id(name) + " could be taken for the live application, " + liveId);
        }
    }

    public String id() {
        return id(name);
    }

    /// What the names of its outputs begin with.
    public String prefix() {
        return id() + ".";
    }

    /// Its own topic in place of that one.
    public String output(TopicDeclaration live) {
        return prefix() + live.name();
    }

    /// The topic whose record says that it has taken the live one's place.
    public String handedOver() {
        return prefix() + "handed-over";
    }

    /// Whether that topic is one that Kafka Streams keeps for it.
    public boolean keeps(String topic) {
        return topic.startsWith(id() + "-") && (topic.endsWith("-changelog") || topic.endsWith("-repartition"));
    }

    private static String id(String name) {
        return "transform-" + name;
    }
}
