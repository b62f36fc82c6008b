package io.harpline.ingest.edge.http;

import io.harpline.ingest.app.AcceptNotification;
import io.harpline.ingest.app.Answer;
import io.harpline.ingest.app.WebhookRequest;
import io.harpline.ingest.edge.metrics.Rejection;
import io.harpline.schemas.json.Json;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/// `POST /webhooks/{source}`: has the raw bytes of a request read, up to 64 KiB, and writes the answer.
///
/// ```
/// 200 kept                400 malformed                 408 not whole in time
/// 422 kept, but no        401 genuineness not shown     413 over 64 KiB
///     notification        403 another source's tenant   503 not kept; Retry-After
///                         404 unknown source
///                         405 anything but POST
/// ```
@Singleton
public class Webhook {

    private static final Logger LOG = Logger.getLogger(Webhook.class);

    private static final int LONGEST_CONTENT_TYPE = 256;

    private static final Problem UNKNOWN_SOURCE =
            Problem.of(404, "Not Found", "no such source; Gardin's is /webhooks/gardin");

    private static final RefusalLog REFUSALS = new RefusalLog(InstantSource.system());

    private final AcceptNotification acceptNotification;

    Webhook(AcceptNotification acceptNotification) {
        this.acceptNotification = acceptNotification;
    }

    void register(@Observes Router router) {
        router.route("/webhooks/:source").handler(this::handle);
        router.route("/webhooks/*").handler(Webhook::refuseUnknown);
        router.route().failureHandler(Webhook::refuseMalformed);
    }

    private void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (!request.method().equals(HttpMethod.POST)) {
            request.response().putHeader(HttpHeaders.ALLOW, "POST");
            refuse(request, Problem.of(405, "Method Not Allowed", "a notification is sent with POST"));
            return;
        }
        BodyReader.read(request, body -> answer(routing, body));
    }

    private static void refuseUnknown(RoutingContext routing) {
        Rejection.UNKNOWN_SOURCE.mark(routing);
        refuse(routing.request(), UNKNOWN_SOURCE);
    }

    /// The router's own complaints, above all no Host.
    private static void refuseMalformed(RoutingContext routing) {
        UnansweredLimit.on(routing.request());
        if (routing.statusCode() == 400) {
            refuse(
                    routing.request(),
                    Problem.of(400, "Bad Request", "Host or the request's target is missing or malformed"));
        } else {
            routing.next();
        }
    }

    private void answer(RoutingContext routing, byte[] body) {
        HttpServerRequest request = routing.request();
        Context context = routing.vertx().getOrCreateContext();
        WebhookRequest read = new WebhookRequest(
                Objects.requireNonNull(routing.pathParam("source")),
                request.headers().getAll("Gardin-Signature"),
                Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION)),
                Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_TYPE)).filter(Webhook::isPlain),
                Optional.ofNullable(request.getHeader("traceparent")),
                body);
        CompletableFuture.completedStage(read)
                .thenCompose(acceptNotification::answer)
                .exceptionally(Webhook::unexpected)
                .thenAccept(answer -> context.runOnContext(ignored -> write(request, answer)));
    }

    /// A failure of ours must not leave the sender without an answer.
    private static Answer unexpected(Throwable failure) {
        LOG.errorf(failure, "a request has failed");
        return new Answer.NotKept();
    }

    /// Whether a media type may go into the record's header: nothing else of a sender's choosing does.
    private static boolean isPlain(String contentType) {
        return contentType.length() <= LONGEST_CONTENT_TYPE
                && contentType.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private static void write(HttpServerRequest request, Answer answer) {
        switch (answer) {
            case Answer.Accepted(String ingestId, var _) ->
                send(
                        request.response().setStatusCode(200),
                        "application/json",
                        Json.bytes(Map.of("ingestId", ingestId)));
            case Answer.Unreadable(String ingestId, var _, var field, String why) ->
                refuse(
                        request,
                        Problem.of(422, "Unprocessable Content", why + "; the body was kept as it is")
                                .naming(field, ingestId));
            case Answer.NotGenuine(String why) -> {
                request.response().putHeader("WWW-Authenticate", "Gardin-Signature");
                refuse(request, Problem.of(401, "Unauthorized", why).naming("Gardin-Signature", null));
            }
            case Answer.NoToken(boolean invalid, String why) -> {
                request.response().putHeader("WWW-Authenticate", invalid ? "Bearer error=\"invalid_token\"" : "Bearer");
                refuse(request, Problem.of(401, "Unauthorized", why).naming("Authorization", null));
            }
            case Answer.WrongTenant() ->
                refuse(
                        request,
                        Problem.of(403, "Forbidden", "this source does not speak for that tenant")
                                .naming("tenantId", null));
            case Answer.UnknownSource() -> refuse(request, UNKNOWN_SOURCE);
            case Answer.NotKept() -> {
                request.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
                refuse(
                        request,
                        Problem.of(503, "Service Unavailable", "the notification could not be kept; send it again"));
            }
        }
    }

    static void refuse(HttpServerRequest request, Problem problem) {
        REFUSALS.refused(problem);
        send(request.response().setStatusCode(problem.status()), Problem.MEDIA_TYPE, problem.json());
    }

    private static void send(HttpServerResponse response, String mediaType, byte[] json) {
        if (!response.closed() && !response.ended()) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, mediaType).end(Buffer.buffer(json));
        }
    }
}
