package io.harpline.ingest.edge.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A server's keys that can be swapped while connections are made. A handshake first chooses an alias and then asks for
/// its key and its chain: an alias says of which keys it is, so that the two belong together.
final class SwappedKeys extends X509ExtendedKeyManager {

    private static final Logger LOG = Logger.getLogger(SwappedKeys.class);

    private record Generation(int number, X509ExtendedKeyManager keys) {

        String named(String alias) {
            return number + ":" + alias;
        }
    }

    private volatile Generation current;
    private volatile Generation former;

    SwappedKeys(X509ExtendedKeyManager keys) {
        current = new Generation(0, keys);
        former = current;
    }

    /// Puts these in place of the present ones, if they are others.
    void swap(X509ExtendedKeyManager keys) {
        if (!chains(keys).equals(chains(current.keys))) {
            former = current;
            current = new Generation(former.number + 1, keys);
            LOG.info("the HTTP port shows another certificate from now on");
        }
    }

    private static List<List<X509Certificate>> chains(X509ExtendedKeyManager keys) {
        return Stores.aliases(keys)
                .map(alias -> List.of(keys.getCertificateChain(alias)))
                .toList();
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        Generation now = current;
        String alias = now.keys.chooseEngineServerAlias(keyType, issuers, engine);
        return alias == null ? null : now.named(alias);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        Generation now = current;
        String alias = now.keys.chooseServerAlias(keyType, issuers, socket);
        return alias == null ? null : now.named(alias);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        Generation now = current;
        String[] aliases = now.keys.getServerAliases(keyType, issuers);
        return aliases == null ? null : Arrays.stream(aliases).map(now::named).toArray(String[]::new);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return keysOf(alias).getCertificateChain(bare(alias));
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return keysOf(alias).getPrivateKey(bare(alias));
    }

    private X509ExtendedKeyManager keysOf(String alias) {
        Generation now = current;
        return alias.startsWith(now.number + ":") ? now.keys : former.keys;
    }

    private static String bare(String alias) {
        return alias.substring(alias.indexOf(':') + 1);
    }

    /// A server is no client: it has no use for these.
    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
