package io.harpline.operator.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harpline.operator.ExpectedFailure;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransactionTest {

    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    static Stream<Supplier<RuntimeException>> asKafkaSaysIt() {
        return Stream.of(
                () -> new ProducerFencedException("of another epoch"),
                () -> new InvalidProducerEpochException("of another epoch"),
                () -> new InvalidTxnStateException("while Kafka ends it for another"),
                () -> new KafkaException("sent", new ProducerFencedException("of another epoch")));
    }

    @ParameterizedTest
    @MethodSource("asKafkaSaysIt")
    void shouldSayThatAnotherHasTakenOver(Supplier<RuntimeException> said) {
        Transaction transaction = begun();
        kafka.commitTransactionException = said.get();

        assertThatThrownBy(transaction::next)
                .isInstanceOf(ExpectedFailure.class)
                .hasMessageContaining("has taken over");
    }

    @Test
    void shouldNotSaySoWhereNobodyKnowsWhetherItWasDone() {
        Transaction transaction = begun();
        kafka.commitTransactionException = new KafkaException("no answer");

        assertThatThrownBy(transaction::next).isSameAs(kafka.commitTransactionException);
    }

    private Transaction begun() {
        kafka.initTransactions();
        Transaction transaction = new Transaction(kafka);
        transaction.send(List.of(new ProducerRecord<>("topic", "value".getBytes(UTF_8))));
        return transaction;
    }
}
