package io.harpline.sink.domain;

import io.harpline.sink.domain.DeliveryOutcome.Delivered;
import io.harpline.sink.domain.DeliveryOutcome.Fault;
import io.harpline.sink.domain.DeliveryOutcome.Refused;
import io.harpline.sink.domain.DeliveryOutcome.TryAgain;
import io.harpline.sink.domain.HarpAnswer.Answered;
import io.harpline.sink.domain.HarpAnswer.Cause;
import io.harpline.sink.domain.HarpAnswer.NoAnswer;
import java.util.Optional;

/// Whose fault is it? Every answer, classified once.
///
/// | answer | meaning |
/// | --- | --- |
/// | 2xx, JSON with a `result` | delivered |
/// | 2xx, `result` is null; 400, 413, 422 | the record's own: Harp will never take it |
/// | 408, 425, 429, 5xx, no answer; 2xx, `result` says Error | passing |
/// | everything else: 2xx without a JSON result, 3xx, 401, 403, 404, 405, 407, 410, TLS | the destination's |
///
/// Harp answers 422 where a field is missing or of the wrong type, `result: null` where it drops an alert, and 500 for
/// bodies that [HarpMapping] never makes, so that a 500 that does come is worth another attempt. When its producer
/// fails, its collectors answer 200 with the result "Error during pushing message to Kafka". The meaning of the
/// other statuses: [RFC 9110, section 15](https://www.rfc-editor.org/rfc/rfc9110#section-15), for 425
/// [RFC 8470](https://www.rfc-editor.org/rfc/rfc8470#section-5.2), for 429
/// [RFC 6585](https://www.rfc-editor.org/rfc/rfc6585#section-4).
public final class Classifier {

    private Classifier() {}

    public static DeliveryOutcome classify(HarpAnswer answer) {
        return switch (answer) {
            case NoAnswer none ->
                new TryAgain(
                        none.cause() == Cause.TLS ? Fault.DESTINATION : Fault.PASSING, Optional.empty(), none.what());
            case Answered answered when answered.status() / 100 == 2 -> byResult(answered);
            case Answered answered -> byStatus(answered);
        };
    }

    private static DeliveryOutcome byResult(Answered answered) {
        return switch (answered.result()) {
            case GIVEN -> new Delivered();
            case NULL -> new Refused("HTTP " + answered.status() + " with result null");
            case ERROR -> again(Fault.PASSING, answered, " with a result that says Error");
            case ABSENT -> again(Fault.DESTINATION, answered, " without a JSON result");
        };
    }

    private static DeliveryOutcome byStatus(Answered answered) {
        int status = answered.status();
        return switch (status) {
            case 400, 413, 422 -> new Refused("HTTP " + status);
            case 408, 425, 429 -> again(Fault.PASSING, answered, "");
            default -> again(status / 100 == 5 ? Fault.PASSING : Fault.DESTINATION, answered, "");
        };
    }

    private static TryAgain again(Fault fault, Answered answered, String detail) {
        return new TryAgain(fault, answered.retryAfter(), "HTTP " + answered.status() + detail);
    }
}
