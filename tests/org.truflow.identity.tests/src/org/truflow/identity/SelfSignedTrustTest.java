package org.truflow.identity;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.truflow.identity.internal.KeptIdentity;

class SelfSignedTrustTest {
    private final SelfSignedTrust trust = new SelfSignedTrust();

    @Test
    void takes_a_certificate_that_we_made() throws Exception {
        var chain = chain(KeptIdentity.create().certificate());

        assertDoesNotThrow(() -> trust.checkClientTrusted(chain, "EC"));
        assertDoesNotThrow(() -> trust.checkServerTrusted(chain, "EC"));
        assertEquals(0, trust.getAcceptedIssuers().length);
    }

    @Test
    void does_not_look_at_the_dates() throws Exception {
        var pair = pair("EC", 256);
        var expired = certificate(pair, pair, "SHA256withECDSA", "1980-01-01T00:00:00Z", "1981-01-01T00:00:00Z");
        var early = certificate(pair, pair, "SHA256withECDSA", "2200-01-01T00:00:00Z", "2201-01-01T00:00:00Z");

        assertDoesNotThrow(() -> trust.checkServerTrusted(chain(expired), "EC"));
        assertDoesNotThrow(() -> trust.checkServerTrusted(chain(early), "EC"));
    }

    @Test
    void refuses_none_and_two() throws Exception {
        var certificate = KeptIdentity.create().certificate();

        assertThrows(CertificateException.class, () -> trust.checkClientTrusted(chain(), "EC"));
        assertThrows(CertificateException.class, () -> trust.checkClientTrusted(chain(certificate, certificate), "EC"));
    }

    @Test
    void does_not_look_at_who_signed_because_tls_proves_the_key() throws Exception {
        var pair = pair("EC", 256);
        var issued = certificate(pair, pair("EC", 256), "SHA256withECDSA");

        assertDoesNotThrow(() -> trust.checkClientTrusted(chain(issued), "EC"));
        assertEquals(PeerIds.of(pair.getPublic()), PeerIds.of(issued));
    }

    @Test
    void refuses_other_curves_and_kinds_of_keys() throws Exception {
        var p384 = pair("EC", 384);
        var rsa = pair("RSA", 2048);
        var ed25519 = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

        assertThrows(
                CertificateException.class,
                () -> trust.checkClientTrusted(chain(certificate(p384, p384, "SHA256withECDSA")), "EC"));
        assertThrows(
                CertificateException.class,
                () -> trust.checkClientTrusted(chain(certificate(rsa, rsa, "SHA256withRSA")), "RSA"));
        assertThrows(
                CertificateException.class,
                () -> trust.checkClientTrusted(chain(certificate(ed25519, ed25519, "Ed25519")), "EdDSA"));
    }

    @Test
    void names_an_installation_by_its_key_alone() throws Exception {
        var pair = pair("EC", 256);
        var one = certificate(pair, pair, "SHA256withECDSA");
        var other = certificate(pair, pair, "SHA256withECDSA", "1980-01-01T00:00:00Z", "1981-01-01T00:00:00Z");

        assertEquals(PeerIds.of(one), PeerIds.of(other));
        assertEquals(PeerIds.of(pair.getPublic()), PeerIds.of(one));
    }

    private static X509Certificate[] chain(X509Certificate... certificates) {
        return certificates;
    }

    private static KeyPair pair(String algorithm, int size) throws Exception {
        var generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(size);
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(KeyPair subject, KeyPair issuer, String algorithm) throws Exception {
        return certificate(subject, issuer, algorithm, "2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z");
    }

    private static X509Certificate certificate(
            KeyPair subject, KeyPair issuer, String algorithm, String from, String to) throws Exception {
        var name = new X500Name("CN=Test");
        var builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(Instant.parse(from)),
                Date.from(Instant.parse(to)),
                name,
                subject.getPublic());
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(issuer.getPrivate())));
    }
}
