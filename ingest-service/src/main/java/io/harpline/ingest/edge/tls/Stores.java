package io.harpline.ingest.edge.tls;

import io.quarkus.tls.TlsConfiguration;
import io.vertx.core.Vertx;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;

/// What Quarkus has read from key store and trust store, as Java's TLS wants it.
final class Stores {

    private static final List<String> KEY_TYPES = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

    private Stores() {}

    /// The keys.
    ///
    /// @throws IllegalArgumentException if there are none, or one that is not its certificate's
    static X509ExtendedKeyManager keys(TlsConfiguration tls, Vertx vertx) {
        try {
            X509ExtendedKeyManager keys = first(
                    X509ExtendedKeyManager.class,
                    tls.getKeyStoreOptions().getKeyManagerFactory(vertx).getKeyManagers());
            List<String> aliases = aliases(keys).toList();
            if (aliases.isEmpty()) {
                throw new IllegalArgumentException("there is no key");
            }
            for (String alias : aliases) {
                if (!belongTogether(keys.getPrivateKey(alias), keys.getCertificateChain(alias)[0])) {
                    throw new IllegalArgumentException("the key is not that of the certificate");
                }
            }
            return keys;
        } catch (IllegalArgumentException known) {
            throw known;
        } catch (Exception unusable) {
            throw new IllegalArgumentException("the key store makes no sense", unusable);
        }
    }

    /// Whom a client's certificate must be of; absent where there is no trust store.
    static Optional<X509TrustManager> trust(TlsConfiguration tls, Vertx vertx) {
        if (tls.getTrustStoreOptions() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(first(
                    X509TrustManager.class,
                    tls.getTrustStoreOptions().getTrustManagerFactory(vertx).getTrustManagers()));
        } catch (Exception unusable) {
            throw new IllegalArgumentException("the trust store makes no sense", unusable);
        }
    }

    static Stream<String> aliases(X509ExtendedKeyManager keys) {
        return KEY_TYPES.stream()
                .map(type -> keys.getServerAliases(type, null))
                .filter(some -> some != null)
                .flatMap(Arrays::stream)
                .distinct();
    }

    /// While two files are replaced one after the other, they do not.
    private static boolean belongTogether(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(
                switch (key.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> key.getAlgorithm();
                });
        signature.initSign(key);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        return signature.verify(signed);
    }

    private static <T> T first(Class<T> type, Object[] managers) {
        return Arrays.stream(managers)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
