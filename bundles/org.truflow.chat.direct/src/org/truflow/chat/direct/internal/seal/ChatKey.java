package org.truflow.chat.direct.internal.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.truflow.id.PeerId;
import org.truflow.identity.Identity;

/**
 * The key of this installation that letters to it are sealed for, and sealing itself: HPKE of RFC 9180 in mode auth with
 * DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and AES-256-GCM. Immutable; call from any thread.
 */
public final class ChatKey {
    private static final byte VERSION = 1;
    private static final byte[] DOMAIN = "truflow letter\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = 1 + Statement.KEY;

    private final PeerId self;
    private final AsymmetricCipherKeyPair pair;
    private final Statement statement;

    private ChatKey(PeerId self, AsymmetricCipherKeyPair pair, Statement statement) {
        this.self = self;
        this.pair = pair;
        this.statement = statement;
    }

    /** Reads the key of a file, which only its owner may read, or makes one; and lets the identity vouch for it. */
    public static ChatKey open(Path file, Identity identity) throws IOException {
        var hpke = hpke();
        if (!Files.exists(file)) {
            make(file, hpke);
        }
        var bytes = Files.readAllBytes(file);
        if (bytes.length != 2 * Statement.KEY) {
            throw new IOException(file + " holds no key for talk: move it away, and others will be asked to send anew");
        }
        var pair = hpke.deserializePrivateKey(
                Arrays.copyOf(bytes, Statement.KEY), Arrays.copyOfRange(bytes, Statement.KEY, bytes.length));
        try {
            var own = Statement.sign(identity, hpke.serializePublicKey(pair.getPublic()), Instant.now());
            return new ChatKey(identity.self(), pair, own);
        } catch (GeneralSecurityException e) {
            throw new IOException("the key of this installation cannot sign: " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("resource") // a file system is not closed
    private static void make(Path file, HPKE hpke) throws IOException {
        var fresh = hpke.generatePrivateKey();
        var secret = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(secret);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(secret);
        }
        try (var channel = java.nio.channels.FileChannel.open(secret, Set.of(StandardOpenOption.WRITE))) {
            var out = ByteBuffer.allocate(2 * Statement.KEY)
                    .put(hpke.serializePrivateKey(fresh.getPrivate()))
                    .put(hpke.serializePublicKey(fresh.getPublic()))
                    .flip();
            while (out.hasRemaining()) {
                channel.write(out);
            }
            channel.force(true);
        }
        Files.move(secret, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    private static HPKE hpke() {
        return new HPKE(HPKE.mode_auth, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }

    /** Returns what others are told of this key. */
    public byte[] statement() {
        return statement.encoded();
    }

    /** Seals for the key of a statement what goes out as a certain letter. */
    public byte[] seal(byte[] plain, Statement to, long stream, long number) throws IOException {
        var hpke = hpke();
        try {
            var sealed = hpke.seal(
                    hpke.deserializePublicKey(to.key()),
                    info(self, to.peer()),
                    aad(stream, number),
                    plain,
                    new byte[0],
                    new byte[0],
                    pair);
            return ByteBuffer.allocate(HEAD + sealed[0].length)
                    .put(VERSION)
                    .put(sealed[1])
                    .put(sealed[0])
                    .array();
        } catch (InvalidCipherTextException | RuntimeException e) {
            throw new IOException("nothing can be sealed for " + to.peer() + ": " + e.getMessage(), e);
        }
    }

    /** @throws IOException if it was sealed by another key, for another one, as another letter, or was changed on its way */
    public byte[] open(byte[] letter, Statement from, long stream, long number) throws IOException {
        if (letter.length <= HEAD || letter[0] != VERSION) {
            throw new IOException("this is no sealed letter that is known here");
        }
        var hpke = hpke();
        try {
            return hpke.open(
                    Arrays.copyOfRange(letter, 1, HEAD),
                    pair,
                    info(from.peer(), self),
                    aad(stream, number),
                    Arrays.copyOfRange(letter, HEAD, letter.length),
                    new byte[0],
                    new byte[0],
                    hpke.deserializePublicKey(from.key()));
        } catch (InvalidCipherTextException | RuntimeException e) {
            throw new IOException("a letter of " + from.peer() + " cannot be opened", e);
        }
    }

    private static byte[] info(PeerId from, PeerId to) {
        return ByteBuffer.allocate(DOMAIN.length + 2 * Statement.KEY)
                .put(DOMAIN)
                .put(from.toBytes())
                .put(to.toBytes())
                .array();
    }

    private static byte[] aad(long stream, long number) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(stream)
                .putLong(number)
                .array();
    }
}
