package org.truflow.tracker.server.internal.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) with 19 MiB, two passes and one lane, which OWASP names as the least to use, in the form
 * {@code $argon2id$v=19$m=19456,t=2,p=1$SALT$HASH} of the reference program. Other parameters that stand in a hash are
 * used as they stand there, so these can be raised. Passwords are compared in NFKC.
 */
public final class PasswordHash {
    private static final int KIBIBYTES = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** Nothing that stands in the store makes the tracker take more memory or time than this. */
    private static final int MOST_KIBIBYTES = 256 * 1_024;

    private static final int MOST_PASSES = 16;

    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private PasswordHash() {}

    /** Hashes with a new salt. Takes about a tenth of a second of one processor and 19 MiB. */
    public static String of(String password, SecureRandom random) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var hash = hash(password, salt, KIBIBYTES, PASSES, LANES, HASH_BYTES);
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + KIBIBYTES + ",t=" + PASSES + ",p=" + LANES + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
    }

    /** Returns whether {@code hash} was made of {@code password}; a hash of another form is of none. */
    public static boolean matches(String password, String hash) {
        var form = FORM.matcher(hash);
        if (!form.matches()) {
            return false;
        }
        var kibibytes = Integer.parseInt(form.group(1));
        var passes = Integer.parseInt(form.group(2));
        var lanes = Integer.parseInt(form.group(3));
        if (kibibytes > MOST_KIBIBYTES || passes < 1 || passes > MOST_PASSES || lanes < 1 || kibibytes < 8 * lanes) {
            return false;
        }
        var salt = Base64.getDecoder().decode(form.group(4));
        var expected = Base64.getDecoder().decode(form.group(5));
        return MessageDigest.isEqual(expected, hash(password, salt, kibibytes, passes, lanes, expected.length));
    }

    private static byte[] hash(String password, byte[] salt, int kibibytes, int passes, int lanes, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(kibibytes)
                .withIterations(passes)
                .withParallelism(lanes)
                .build());
        var hash = new byte[length];
        generator.generateBytes(
                Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
