package io.harpline.benchmarks.server;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// HMAC over the body, a record, 200 once Kafka has it; no limit, no look into the body, no header, no key, no
/// order: what nobody who keeps the same promise towards Kafka can be faster than.
final class BareLimit extends AbstractVerticle {

    private final int port;
    private final byte[] secret;
    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;

    BareLimit(int port, byte[] secret, KafkaProducer<byte[], byte[]> producer, String topic) {
        this.port = port;
        this.secret = secret;
        this.producer = producer;
        this.topic = topic;
    }

    @Override
    public void start(Promise<Void> started) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256"); // this event loop's own
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        vertx.createHttpServer()
                .requestHandler(request -> request.bodyHandler(body -> answer(request, body.getBytes(), mac)))
                .listen(port, "127.0.0.1")
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void answer(HttpServerRequest request, byte[] body, Mac mac) {
        String signature = request.getHeader("Gardin-Signature");
        if (signature == null
                || !MessageDigest.isEqual(mac.doFinal(body), HexFormat.of().parseHex(signature))) {
            request.response().setStatusCode(401).end();
            return;
        }
        var _ = producer.send(
                new ProducerRecord<>(topic, body),
                (metadata, failure) -> context.runOnContext(ignored -> request.response()
                        .setStatusCode(failure == null ? 200 : 503)
                        .end()));
    }
}
