package org.truflow.net.netty.internal;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.truflow.id.PeerId;
import org.truflow.identity.Identity;
import org.truflow.identity.PeerIds;
import org.truflow.identity.Vouch;

/** An identity that nobody keeps. */
record TestIdentity(PrivateKey privateKey, X509Certificate certificate, List<Vouch> vouches) implements Identity {

    static TestIdentity create() throws Exception {
        var pair = pair();
        return new TestIdentity(pair.getPrivate(), certify(pair, "2000-01-01T00:00:00Z"), List.of());
    }

    /** Made by someone whose clock is years ahead. */
    static TestIdentity fromTheFuture() throws Exception {
        var pair = pair();
        return new TestIdentity(pair.getPrivate(), certify(pair, "2090-01-01T00:00:00Z"), List.of());
    }

    TestIdentity successor() throws Exception {
        var pair = pair();
        var vouch = Vouch.sign(certificate.getPublicKey(), privateKey, pair.getPublic(), Instant.EPOCH);
        var chain = Stream.concat(Stream.of(vouch), vouches.stream()).toList();
        return new TestIdentity(pair.getPrivate(), certify(pair, "2000-01-01T00:00:00Z"), chain);
    }

    @Override
    public PeerId self() {
        return PeerIds.of(certificate);
    }

    private static KeyPair pair() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate certify(KeyPair pair, String from) throws Exception {
        var name = new X500Name("CN=Test");
        var since = Instant.parse(from);
        var builder = new JcaX509v3CertificateBuilder(
                name, BigInteger.ONE, Date.from(since), Date.from(since.plusSeconds(86_400)), name, pair.getPublic());
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }
}
