package io.harpline.ingest.edge.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/// Whom a client's certificate must be of; can be swapped while connections are made.
final class SwappedTrust implements X509TrustManager {

    private volatile X509TrustManager current;

    SwappedTrust(X509TrustManager trust) {
        current = trust;
    }

    void swap(X509TrustManager trust) {
        current = trust;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        current.checkClientTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        current.checkServerTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return current.getAcceptedIssuers();
    }
}
