package io.harpline.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@Execution(ExecutionMode.CONCURRENT)
class TopicDeclarationTest {

    @ParameterizedTest
    @FieldSource("io.harpline.schemas.topic.Topics#ALL")
    void shouldBeTheSameTopicUnderAnotherName(TopicDeclaration topic) {
        TopicDeclaration another = topic.named("another");

        assertThat(another.name()).isEqualTo("another");
        assertThat(another.on(4, (short) 3).configs())
                .isEqualTo(topic.on(4, (short) 3).configs());
        assertThat(another.named(topic.name())).isEqualTo(topic);
    }
}
