package org.truflow.identity;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * Takes any installation that shows exactly one self-signed certificate with a P-256 key and proves that it holds the
 * key: <em>who</em> that is, the session decides by the {@linkplain PeerIds id} of the key. There is no authority, so
 * chains, names, extensions and revocation mean nothing here.
 *
 * <p>The signature in the certificate is not verified: a certificate that a key made about itself says no more than the
 * key, and TLS proves in every handshake that the other side holds it. To verify both would double the work of a
 * handshake, which is most of what someone who comes costs a tracker.
 *
 * <p>The dates in the certificate are not looked at. Nobody vouches for them, so they protect from nothing; and a
 * clock that is wrong by years, a board without a battery for example, must not keep an installation out. A key is
 * changed by {@linkplain KeyRotation rotating} it, not by waiting for a date.
 */
@NonNullByDefault({}) // the parameters of the methods of the JDK say nothing about null
public final class SelfSignedTrust extends X509ExtendedTrustManager {
    private static final String SIGNATURE = "SHA256withECDSA";

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private static void check(X509Certificate[] chain) throws CertificateException {
        if (chain.length != 1) {
            throw new CertificateException("an installation shows one self-signed certificate, not " + chain.length);
        }
        var certificate = chain[0];
        if (!SIGNATURE.equalsIgnoreCase(certificate.getSigAlgName())) {
            throw new CertificateException(
                    "the certificate is signed with " + certificate.getSigAlgName() + ", not " + SIGNATURE);
        }
        try {
            Keys.encode(certificate.getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new CertificateException("the certificate is not of a P-256 key: " + e.getMessage(), e);
        }
    }
}
