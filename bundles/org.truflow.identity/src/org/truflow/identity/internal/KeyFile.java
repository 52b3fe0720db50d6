package org.truflow.identity.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.truflow.identity.Keys;
import org.truflow.identity.Vouch;

/**
 * The key file: private key (PKCS#8), certificate, and the vouches of older keys, newest first, as blocks of one PEM
 * file, so that a change of the key is one rename and never leaves a key beside another key's certificate.
 *
 * <p>A file that is there is never replaced unless it was read: whoever loses the key loses the name.
 */
final class KeyFile {
    private static final String KEY = "PRIVATE KEY";
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String VOUCH = "TRUFLOW VOUCH";
    private static final int MOST_BYTES = 64 * 1024;

    private final DurableFile file;

    KeyFile(Path data) {
        this.file = new DurableFile(data.resolve("identity"), "key.pem", MOST_BYTES);
    }

    Path path() {
        return file.path();
    }

    /** Returns the identity that is kept, or makes one and keeps it. */
    KeptIdentity readOrCreate() throws IOException {
        file.open();
        if (file.exists()) {
            return read();
        }
        try {
            var made = KeptIdentity.create();
            write(made);
            return made;
        } catch (GeneralSecurityException e) {
            throw new IOException("no key pair can be made for " + file.path() + ": " + e.getMessage(), e);
        }
    }

    void write(KeptIdentity identity) throws IOException {
        var text = new StringBuilder(new Pem(KEY, identity.privateKey().getEncoded()).text());
        try {
            text.append(new Pem(CERTIFICATE, identity.certificate().getEncoded()).text());
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate for " + file.path() + " cannot be written: " + e.getMessage(), e);
        }
        identity.vouches().forEach(vouch -> text.append(new Pem(VOUCH, vouch.encode()).text()));
        file.replace(text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private KeptIdentity read() throws IOException {
        var bytes = file.read();
        try {
            return parse(Pem.parse(new String(bytes, StandardCharsets.ISO_8859_1)));
        } catch (IOException | GeneralSecurityException e) {
            throw new IOException(
                    file.path() + " is damaged: " + e.getMessage()
                            + ". Put it back from a backup; or move it away to start as a new peer, under a new id and name",
                    e);
        }
    }

    private static KeptIdentity parse(List<Pem> blocks) throws IOException, GeneralSecurityException {
        if (blocks.size() < 2
                || !blocks.get(0).label().equals(KEY)
                || !blocks.get(1).label().equals(CERTIFICATE)) {
            throw new IOException("it should begin with the blocks " + KEY + " and " + CERTIFICATE);
        }
        var key = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(blocks.get(0).bytes()));
        var factory = CertificateFactory.getInstance("X.509");
        if (!(factory.generateCertificate(new ByteArrayInputStream(blocks.get(1).bytes()))
                instanceof X509Certificate certificate)) {
            throw new IOException("the certificate is not X.509");
        }
        certificate.verify(certificate.getPublicKey());
        requirePair(key, certificate);
        var vouches = new ArrayList<Vouch>();
        for (var block : blocks.subList(2, blocks.size())) {
            if (!block.label().equals(VOUCH)) {
                throw new IOException("it holds an unknown block");
            }
            vouches.add(Vouch.decode(block.bytes()));
        }
        Vouch.formerly(
                certificate.getPublicKey(), vouches.stream().map(Vouch::encode).toList());
        return new KeptIdentity(key, certificate, vouches);
    }

    private static void requirePair(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        Keys.encode(certificate.getPublicKey());
        var challenge = new byte[32];
        new SecureRandom().nextBytes(challenge);
        var signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(key);
        signer.update(challenge);
        var proof = signer.sign();
        signer.initVerify(certificate.getPublicKey());
        signer.update(challenge);
        if (!signer.verify(proof)) {
            throw new InvalidKeyException("the private key is not the certificate's");
        }
    }
}
