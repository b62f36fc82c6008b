package io.harpline.sink.edge.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

/// The addresses behind which a machine or its cloud serves itself: loopback, link-local, multicast, and those at which
/// clouds tell a machine its secrets.
final class LocalAddresses {

    /// Metadata services outside the link-local ranges: of AWS, Google, Alibaba, Azure and Oracle.
    private static final Set<InetAddress> METADATA = Set.of(
            InetAddress.ofLiteral("fd00:ec2::254"),
            InetAddress.ofLiteral("fd00:ec2::23"),
            InetAddress.ofLiteral("fd20:ce::254"),
            InetAddress.ofLiteral("100.100.100.200"),
            InetAddress.ofLiteral("168.63.129.16"),
            InetAddress.ofLiteral("192.0.0.192"));

    /// What IPv6 addresses begin with that end in an IPv4 address: by translation
    /// ([RFC 6052](https://www.rfc-editor.org/rfc/rfc6052#section-2.1)), and by old compatibility.
    private static final byte[] TRANSLATED = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    private static final byte[] COMPATIBLE = new byte[12];

    /// The same within a network ([RFC 8215](https://www.rfc-editor.org/rfc/rfc8215)).
    private static final byte[] TRANSLATED_LOCALLY = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 1};

    /// What comes before an IPv4 address here ([RFC 3056](https://www.rfc-editor.org/rfc/rfc3056#section-2)).
    private static final byte[] SIX_TO_FOUR = {0x20, 0x02};

    private LocalAddresses() {}

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
        boolean atItsEnd = Arrays.equals(prefix, TRANSLATED)
                || Arrays.equals(prefix, COMPATIBLE)
                || Arrays.equals(Arrays.copyOf(six, 6), TRANSLATED_LOCALLY);
        return (atItsEnd && isLocal(four(Arrays.copyOfRange(six, 12, 16))))
                || (Arrays.equals(Arrays.copyOf(six, 2), SIX_TO_FOUR) && isLocal(four(Arrays.copyOfRange(six, 2, 6))));
    }

    private static InetAddress four(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
