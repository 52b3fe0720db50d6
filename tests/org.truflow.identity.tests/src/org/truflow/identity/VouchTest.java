package org.truflow.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VouchTest {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

    @Test
    void reads_back_what_it_wrote() throws Exception {
        var older = pair();
        var newer = pair();

        var vouch = Vouch.decode(vouch(older, newer).encode());

        assertEquals(older.getPublic(), vouch.older());
        assertEquals(newer.getPublic(), vouch.newer());
        assertEquals(TIME, vouch.time());
    }

    @Test
    void has_the_bytes_of_its_description() throws Exception {
        var older = pair();
        var newer = pair();

        var bytes = vouch(older, newer).encode();

        assertEquals(1, bytes[0]);
        assertArrayEquals(older.getPublic().getEncoded(), Arrays.copyOfRange(bytes, 1, 92));
        assertArrayEquals(newer.getPublic().getEncoded(), Arrays.copyOfRange(bytes, 92, 183));
        assertEquals(TIME.toEpochMilli(), java.nio.ByteBuffer.wrap(bytes).getLong(183));
        assertEquals(0x30, bytes[191]);
    }

    @Test
    void notices_every_changed_byte() throws Exception {
        var good = vouch(pair(), pair()).encode();

        for (var i = 0; i < good.length; i++) {
            var bad = good.clone();
            bad[i] ^= 1;
            assertThrows(InvalidKeyException.class, () -> Vouch.decode(bad), "byte " + i);
        }
    }

    @Test
    void refuses_every_other_length() throws Exception {
        var good = vouch(pair(), pair()).encode();

        for (var length = 0; length < 400; length++) {
            if (length != good.length) {
                var bad = Arrays.copyOf(good, length);
                assertThrows(InvalidKeyException.class, () -> Vouch.decode(bad), "length " + length);
            }
        }
    }

    @Test
    void refuses_a_signature_by_another_key() throws Exception {
        var older = pair();
        var newer = pair();
        var thief = pair();

        assertThrows(
                InvalidKeyException.class,
                () -> Vouch.sign(older.getPublic(), thief.getPrivate(), newer.getPublic(), TIME));
    }

    @Test
    void refuses_a_signature_given_for_something_else() throws Exception {
        var older = pair();
        var good = vouch(older, pair()).encode();
        var signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(older.getPrivate());
        signer.update(good, 0, 191);
        var signature = signer.sign();
        var forged = Arrays.copyOf(good, 191 + signature.length);
        System.arraycopy(signature, 0, forged, 191, signature.length);

        assertThrows(InvalidKeyException.class, () -> Vouch.decode(forged));
    }

    @Test
    void follows_a_chain_back_from_the_proved_key() throws Exception {
        var pairs = List.of(pair(), pair(), pair());
        var chain = chain(pairs);

        var formerly = Vouch.formerly(pairs.getLast().getPublic(), chain);

        assertEquals(
                List.of(
                        PeerIds.of(pairs.get(1).getPublic()),
                        PeerIds.of(pairs.get(0).getPublic())),
                List.copyOf(formerly));
    }

    @Test
    void does_not_believe_a_chain_that_ends_at_another_key() throws Exception {
        var pairs = List.of(pair(), pair(), pair());
        var chain = chain(pairs);

        assertThrows(InvalidKeyException.class, () -> Vouch.formerly(pair().getPublic(), chain));
    }

    @Test
    void does_not_believe_a_chain_with_a_link_missing_or_swapped() throws Exception {
        var pairs = List.of(pair(), pair(), pair(), pair());
        var chain = chain(pairs);
        var proved = pairs.getLast().getPublic();

        assertThrows(InvalidKeyException.class, () -> Vouch.formerly(proved, List.of(chain.get(0), chain.get(2))));
        assertThrows(InvalidKeyException.class, () -> Vouch.formerly(proved, List.of(chain.get(1), chain.get(0))));
    }

    @Test
    void follows_eight_links_and_no_more() throws Exception {
        var pairs = new ArrayList<KeyPair>();
        for (var i = 0; i < 10; i++) {
            pairs.add(pair());
        }
        var chain = chain(pairs);
        var proved = pairs.getLast().getPublic();

        assertEquals(8, Vouch.formerly(proved, chain.subList(0, 8)).size());
        assertThrows(InvalidKeyException.class, () -> Vouch.formerly(proved, chain));
    }

    @Test
    void fits_the_length_it_promises() throws Exception {
        assertTrue(vouch(pair(), pair()).encode().length <= Vouch.MOST_BYTES);
    }

    private static List<byte[]> chain(List<KeyPair> pairs) throws Exception {
        var chain = new ArrayList<byte[]>();
        for (var i = pairs.size() - 1; i > 0; i--) {
            chain.add(vouch(pairs.get(i - 1), pairs.get(i)).encode());
        }
        return chain;
    }

    private static Vouch vouch(KeyPair older, KeyPair newer) throws Exception {
        return Vouch.sign(older.getPublic(), older.getPrivate(), newer.getPublic(), TIME);
    }

    private static KeyPair pair() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
