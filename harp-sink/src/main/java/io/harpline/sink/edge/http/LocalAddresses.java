package io.harpline.sink.edge.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Keeps posts from the addresses behind which a machine or its cloud serves itself: loopback, link-local, multicast,
/// and those at which clouds tell a machine its secrets.
///
/// Asked before each post, since a name may come to mean another address. The HTTP client then looks the name up for
/// itself: both are told by the JVM's own cache, so the same, except at the moment when an entry runs out between the
/// two. Behind an HTTP proxy it is the proxy that connects, and to what it likes.
public final class LocalAddresses implements AddressGuard {

    /// Metadata services outside the link-local ranges: of AWS, Google, Alibaba, Azure and Oracle.
    private static final Set<InetAddress> METADATA = Set.of(
            InetAddress.ofLiteral("fd00:ec2::254"),
            InetAddress.ofLiteral("fd20:ce::254"),
            InetAddress.ofLiteral("100.100.100.200"),
            InetAddress.ofLiteral("168.63.129.16"),
            InetAddress.ofLiteral("192.0.0.192"));

    /// What IPv6 addresses begin with that end in an IPv4 address: by translation
    /// ([RFC 6052](https://www.rfc-editor.org/rfc/rfc6052#section-2.1)), and by old compatibility.
    private static final byte[] TRANSLATED = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    private static final byte[] COMPATIBLE = new byte[12];

    private final Lookup lookup;
    private final Duration longest;

    /// Where names are looked up.
    @FunctionalInterface
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /// @param longest how long looking up a name may take
    public LocalAddresses(Duration longest) {
        this(InetAddress::getAllByName, longest);
    }

    LocalAddresses(Lookup lookup, Duration longest) {
        this.lookup = lookup;
        this.longest = longest;
    }

    @Override
    public CompletableFuture<Standing> standing(String host) {
        return CompletableFuture.supplyAsync(() -> look(host), Thread::startVirtualThread)
                .completeOnTimeout(Standing.UNKNOWN, longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    private Standing look(String host) {
        try {
            boolean local = Stream.of(lookup.addresses(host)).anyMatch(LocalAddresses::isLocal);
            return local ? Standing.LOCAL : Standing.FREE;
        } catch (UnknownHostException unknown) {
            return Standing.UNKNOWN;
        }
    }

    static boolean isLocal(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || METADATA.contains(address)
                || (address instanceof Inet6Address six && holdsLocal(six.getAddress()));
    }

    private static boolean holdsLocal(byte[] six) {
        byte[] prefix = Arrays.copyOf(six, 12);
        return (Arrays.equals(prefix, TRANSLATED) || Arrays.equals(prefix, COMPATIBLE))
                && isLocal(four(Arrays.copyOfRange(six, 12, 16)));
    }

    private static InetAddress four(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
