package org.truflow.identity.internal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.truflow.id.PeerId;
import org.truflow.identity.Identity;
import org.truflow.identity.PeerIds;
import org.truflow.identity.Vouch;

/** An identity as it stands in the key file. Has no text form that could bring the private key into a log. */
public record KeptIdentity(PrivateKey privateKey, X509Certificate certificate, List<Vouch> vouches)
        implements Identity {
    /** The same for everybody: the name in a certificate is seen by whoever is asked, and says nothing. */
    private static final X500Name NAME = new X500Name("CN=Truflow");

    private static final Date SINCE = Date.from(Instant.parse("2000-01-01T00:00:00Z"));
    /** What RFC 5280, 4.1.2.5, says for "no well-defined expiration date". */
    private static final Date FOR_EVER = Date.from(Instant.parse("9999-12-31T23:59:59Z"));

    public KeptIdentity {
        vouches = List.copyOf(vouches);
    }

    /** Makes a new key that nobody vouches for. */
    public static KeptIdentity create() throws GeneralSecurityException {
        var pair = pair();
        return new KeptIdentity(pair.getPrivate(), certify(pair), List.of());
    }

    /** Makes a new key that this one vouches for. */
    KeptIdentity successor(Instant time) throws GeneralSecurityException {
        var pair = pair();
        var vouch = Vouch.sign(certificate.getPublicKey(), privateKey, pair.getPublic(), time);
        var chain = Stream.concat(Stream.of(vouch), vouches.stream())
                .limit(Vouch.MOST)
                .toList();
        return new KeptIdentity(pair.getPrivate(), certify(pair), chain);
    }

    @Override
    public PeerId self() {
        return PeerIds.of(certificate);
    }

    @Override
    public String toString() {
        return "identity " + self();
    }

    private static KeyPair pair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate certify(KeyPair pair) throws GeneralSecurityException {
        try {
            var serial = new BigInteger(63, new SecureRandom()).add(BigInteger.ONE);
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
            var builder = new JcaX509v3CertificateBuilder(NAME, serial, SINCE, FOR_EVER, NAME, pair.getPublic());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("the certificate cannot be signed: " + e.getMessage(), e);
        }
    }
}
