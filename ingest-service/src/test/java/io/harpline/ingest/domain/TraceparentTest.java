package io.harpline.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class TraceparentTest {

    @ParameterizedTest
    @CsvSource({
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01, true",
        "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00, true",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01, false",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01, false",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01, false",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01, false",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x, false",
        "'', false"
    })
    void shouldKnowATraceparent(String value, boolean isOne) {
        assertThat(Traceparent.isOne(value)).isEqualTo(isOne);
    }

    @Test
    void shouldBeginATraceOfItsOwnWhereNoneCame() {
        Random random = new Random(1);

        String first = Traceparent.continued(Optional.empty(), random);
        String second = Traceparent.continued(Optional.of("nonsense"), random);

        assertThat(first).matches(Traceparent::isOne).isNotEqualTo(second);
        assertThat(second).matches(Traceparent::isOne);
    }
}
