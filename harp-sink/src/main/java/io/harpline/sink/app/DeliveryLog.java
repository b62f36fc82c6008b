package io.harpline.sink.app;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.harpline.schemas.harp.Receipt.Result;
import io.harpline.sink.domain.DeliveryOutcome.TryAgain;

/// What the log says of deliveries: that one has begun to fail, that one goes on failing, that one is given up; and of
/// integrations, that one is out, that one is back.
final class DeliveryLog {

    private static final System.Logger LOG = System.getLogger(DeliveryLog.class.getName());
    private static final int EVERY = 10;

    private DeliveryLog() {}

    static void outageBegun(String integration, String why) {
        LOG.log(
                WARNING,
                "an integration is out, only probes are posted to it: integration={0} why={1}",
                integration,
                why);
    }

    static void outageEnded(String integration) {
        LOG.log(INFO, "an integration is back: integration={0}", integration);
    }

    static void failed(Delivery delivery, TryAgain again) {
        boolean telling = delivery.attempts() == 1 || delivery.attempts() % EVERY == 0;
        LOG.log(
                telling ? WARNING : DEBUG,
                "delivery failed, will be tried again: alert={0} version={1,number,#} attempts={2} fault={3} why={4}",
                delivery.alert(),
                delivery.event.version(),
                delivery.attempts(),
                again.fault(),
                again.why());
    }

    static void finished(Delivery delivery, Result result) {
        boolean givenUp = result == Result.REFUSED || result == Result.EXHAUSTED;
        LOG.log(
                givenUp ? WARNING : DEBUG,
                "delivery finished: alert={0} version={1,number,#} attempts={2} result={3}",
                delivery.alert(),
                delivery.event.version(),
                delivery.attempts(),
                result);
    }
}
