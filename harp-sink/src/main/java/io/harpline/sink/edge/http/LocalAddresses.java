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
            InetAddress.ofLiteral("fd20:ce::254"),
            InetAddress.ofLiteral("100.100.100.200"),
            InetAddress.ofLiteral("168.63.129.16"),
            InetAddress.ofLiteral("192.0.0.192"));

    /// What IPv6 addresses begin with that end in an IPv4 address: by translation
    /// ([RFC 6052](https://www.rfc-editor.org/rfc/rfc6052#section-2.1)), and by old compatibility.
    private static final byte[] TRANSLATED = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    private static final byte[] COMPATIBLE = new byte[12];

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
