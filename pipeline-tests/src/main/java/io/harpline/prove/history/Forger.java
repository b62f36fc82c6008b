package io.harpline.prove.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;

/// Somebody who knows genuine notifications, but not the key. Each of the forger's bodies bears a marker.
final class Forger {

    private final Chance chance;
    private final Keys keys;
    private final String marker;

    Forger(Chance chance, Keys keys, String marker) {
        this.chance = chance;
        this.keys = keys;
        this.marker = marker;
    }

    Request forged(long number, Request genuine, Duration at) {
        byte[] body = body(number, genuine);
        List<String> signatures = switch (chance.below(4)) {
            // The body was changed after it was signed.
            case 0 -> List.of(keys.sign(genuine.body(), at));
            case 1 -> List.of(keys.signWrongly(body));
            case 2 -> List.of(keys.signWrongly(body).substring(1));
            default -> List.of(keys.signWrongly(body), keys.sign(genuine.body(), at));
        };
        return new Request(number, Kind.FORGED, body, signatures, genuine.alert(), genuine.notificationId());
    }

    Request unsigned(long number, Request genuine) {
        return new Request(
                number, Kind.UNSIGNED, body(number, genuine), List.of(), genuine.alert(), genuine.notificationId());
    }

    private byte[] body(long number, Request genuine) {
        ObjectNode body = Bodies.read(genuine.body());
        return body.put("forged", marker + "-" + number).toString().getBytes(UTF_8);
    }
}
