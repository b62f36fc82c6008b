package io.harpline.prove.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;

/// Decides from slot to slot what is sent in it: what is due of the lives that are being told, else a new one; and now
/// and then something bad. It holds no more than the open lives and what is [Remembered].
final class Teller implements Iterator<Planned> {

    private static final double UNVERIFIED = 0.04;
    private static final double EARLY_KEY = 0.05;

    private final Instant start;
    private final Keys keys;
    private final Chance chance;
    private final Pace pace;
    private final Births births;
    private final Bodies bodies;
    private final Odd odd;
    private final Forger forger;
    private final Remembered remembered;
    private final PriorityQueue<Life> lives = new PriorityQueue<>(Comparator.comparing(Life::nextDue));
    private Optional<Slot> next;
    private long number;

    Teller(long seed, Instant start, int perSecond, Duration duration, Keys keys, String marker) {
        this.start = start;
        this.keys = keys;
        chance = new Chance(seed);
        pace = new Pace(chance, perSecond, duration);
        births = new Births(chance, start, duration);
        bodies = new Bodies(chance, start);
        odd = new Odd(chance);
        forger = new Forger(chance, keys, marker);
        remembered = new Remembered(chance);
        next = pace.next();
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public Planned next() {
        Slot slot = next.orElseThrow(NoSuchElementException::new);
        next = pace.next();
        number++;
        return slot.burst() > 0 ? tell(births.inBurst(slot.burst(), slot.at()), slot.at()) : fill(slot.at());
    }

    private Planned fill(Duration at) {
        double share = chance.share();
        return remembered.one().flatMap(earlier -> bad(share, earlier, at)).orElseGet(() -> {
            Life due = lives.peek();
            return due != null && due.nextDue().compareTo(at) <= 0
                    ? tell(lives.remove(), at)
                    : tell(births.any(at), at);
        });
    }

    private Planned tell(Life life, Duration at) {
        Telling told = life.tell();
        if (!life.isTold()) {
            lives.add(life);
        }
        ObjectNode node = bodies.of(life, told);
        byte[] body = bodies.bytes(node);
        boolean early = keys.areMixed(at) && chance.is(EARLY_KEY);
        Request request = new Request(
                number,
                early ? Kind.EARLY_KEY : Kind.GENUINE,
                body,
                List.of(early ? keys.signEarly(body) : keys.sign(body, at)),
                life.key(),
                node.get("notificationId").textValue());
        remembered.add(request);
        return new Planned(at, request, told.waits());
    }

    /// What else than a telling falls on this share of chance, if anything.
    private Optional<Planned> bad(double share, Request earlier, Duration at) {
        if (share < 0.085) {
            boolean waits = chance.is(0.5);
            return planned(at, signed(Kind.REPEATED, earlier.body(), earlier, at), waits);
        }
        if (share < 0.126) {
            return planned(at, odd(share, earlier, Bodies.read(earlier.body()), at), true);
        }
        if (share < 0.126 + UNVERIFIED * 3 / 4) {
            return planned(at, forger.forged(number, earlier, at), false);
        }
        return share < 0.126 + UNVERIFIED ? planned(at, forger.unsigned(number, earlier), false) : Optional.empty();
    }

    private Request odd(double share, Request earlier, ObjectNode body, Duration at) {
        if (share < 0.105) {
            return signed(Kind.CONFLICTING, odd.conflicting(body, number), earlier, at);
        }
        if (share < 0.115) {
            return unknownShape(odd.unknownShape(body, start.plus(at), number), at);
        }
        if (share < 0.125) {
            byte[] malformed = odd.malformed(body, number);
            return new Request(number, Kind.MALFORMED, malformed, List.of(keys.sign(malformed, at)), null, null);
        }
        return signed(Kind.OVERSIZED, odd.oversized(body), earlier, at);
    }

    private Request unknownShape(ObjectNode body, Duration at) {
        byte[] bytes = bodies.bytes(body);
        return new Request(
                number,
                Kind.UNKNOWN_SHAPE,
                bytes,
                List.of(keys.sign(bytes, at)),
                body.get("tenantId").textValue() + "/" + body.get("alertId").textValue(),
                body.get("notificationId").textValue());
    }

    private Request signed(Kind kind, byte[] body, Request earlier, Duration at) {
        return new Request(number, kind, body, List.of(keys.sign(body, at)), earlier.alert(), earlier.notificationId());
    }

    private static Optional<Planned> planned(Duration at, Request request, boolean waits) {
        return Optional.of(new Planned(at, request, waits));
    }
}
