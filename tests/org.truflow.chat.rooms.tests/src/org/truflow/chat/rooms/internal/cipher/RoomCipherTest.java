package org.truflow.chat.rooms.internal.cipher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.truflow.id.PeerId;
import org.truflow.protocol.room.LineKind;

/** Sender keys between devices in memory. */
final class RoomCipherTest {
    private static final long ROOM = 77;
    private static final UUID ID = new UUID(1, 2);

    private final Device ada = new Device();
    private final Device ben = new Device();
    private final Device cyd = new Device();

    @Test
    void those_who_were_given_the_chain_read_and_others_do_not() throws Exception {
        give(ada, List.of(ben));
        var body = ada.cipher.encrypt(LineKind.SAID, 0, ID, bytes("hello"));

        assertEquals("hello", read(ben, ada, body));
        var why = assertThrows(UnreadableException.class, () -> read(cyd, ada, body));
        assertTrue(why.getMessage().contains("not given"), why.getMessage());
        assertFalse(new String(body, StandardCharsets.ISO_8859_1).contains("hello"));
    }

    @Test
    void who_comes_later_reads_nothing_of_before() throws Exception {
        give(ada, List.of(ben));
        var before = ada.cipher.encrypt(LineKind.SAID, 0, ID, bytes("before"));
        give(ada, List.of(ben, cyd));
        var after = ada.cipher.encrypt(LineKind.SAID, 0, ID, bytes("after"));

        assertThrows(UnreadableException.class, () -> read(cyd, ada, before));
        assertEquals("after", read(cyd, ada, after));
        assertEquals("before", read(ben, ada, before));
        assertEquals("after", read(ben, ada, after));
    }

    @Test
    void the_chain_is_another_after_somebody_left() throws Exception {
        give(ada, List.of(ben, cyd));
        ada.cipher.encrypt(LineKind.SAID, 0, ID, bytes("for all"));
        var first = ada.own().orElseThrow().chain().name();

        give(ada, List.of(ben));
        var body = ada.cipher.encrypt(LineKind.SAID, 0, ID, bytes("without cyd"));

        assertNotEquals(first, ada.own().orElseThrow().chain().name());
        assertEquals("without cyd", read(ben, ada, body));
        assertThrows(UnreadableException.class, () -> read(cyd, ada, body));
    }

    @Test
    void a_key_is_used_once() throws Exception {
        give(ada, List.of(ben));
        var body = ada.cipher.encrypt(LineKind.SAID, 0, ID, bytes("hello"));
        read(ben, ada, body);

        assertThrows(UnreadableException.class, () -> read(ben, ada, body));
    }

    @Test
    void lines_that_never_came_do_not_matter() throws Exception {
        give(ada, List.of(ben));
        for (var i = 0; i < 100; i++) {
            ada.cipher.encrypt(LineKind.SAID, 0, ID, bytes("lost"));
        }

        assertEquals("here", read(ben, ada, ada.cipher.encrypt(LineKind.SAID, 0, ID, bytes("here"))));
    }

    @Test
    void whatever_is_changed_is_not_read() throws Exception {
        give(ada, List.of(ben));
        var body = ada.cipher.encrypt(LineKind.SAID, 0, ID, bytes("hello"));

        for (var at = 0; at < body.length; at++) {
            var changed = body.clone();
            changed[at] ^= 1;
            assertThrows(UnreadableException.class, () -> read(ben, ada, changed));
            var cut = Arrays.copyOf(body, at);
            assertThrows(UnreadableException.class, () -> read(ben, ada, cut));
        }
        assertThrows(
                UnreadableException.class,
                () -> ben.cipher.decrypt(ada.id(), LineKind.SAID, 0, UUID.randomUUID(), body));
        assertThrows(UnreadableException.class, () -> ben.cipher.decrypt(ada.id(), LineKind.EDITED, 5, ID, body));
        assertThrows(UnreadableException.class, () -> ben.cipher.decrypt(cyd.id(), LineKind.SAID, 0, ID, body));
        assertEquals("hello", read(ben, ada, body));
    }

    @Test
    void another_member_cannot_speak_for_somebody() throws Exception {
        give(ada, List.of(ben));
        var given = ben.givens.values().iterator().next();
        var forged = new OwnChain(given.chain(), OwnChain.fresh().signer(), Set.of());
        var body = SaidBody.encrypt(new SaidBody.Place(ROOM, ada.id(), LineKind.SAID, 0, ID), forged, bytes("I, ada"));

        assertThrows(UnreadableException.class, () -> read(ben, ada, body));
    }

    @Test
    void keys_in_the_name_of_somebody_else_or_cut_off_are_refused() throws Exception {
        var giving = ada.cipher.giving(List.of(ben.key.card())).orElseThrow();

        assertThrows(UnreadableException.class, () -> ben.cipher.take(cyd.id(), giving.body()));
        for (var length = 0; length < giving.body().length; length++) {
            var cut = Arrays.copyOf(giving.body(), length);
            assertThrows(UnreadableException.class, () -> ben.cipher.take(ada.id(), cut));
        }
        for (var at = 0; at < giving.body().length; at++) {
            var changed = giving.body().clone();
            changed[at] ^= 1;
            try {
                ben.cipher.take(ada.id(), changed);
            } catch (UnreadableException e) {
                continue;
            }
            for (var given : ben.givens.values()) {
                assertArrayEquals(
                        ada.own().orElseThrow().chain().secret(), given.chain().secret(), "byte " + at);
            }
        }
    }

    @Test
    void a_card_says_whose_it_is_and_nobody_changes_it() throws Exception {
        var card = ada.key.card();

        assertEquals(ada.id(), KeyCard.read(card.bytes()).device());
        assertArrayEquals(card.key(), KeyCard.read(card.bytes()).key());
        for (var at = 0; at < card.bytes().length; at++) {
            var changed = card.bytes().clone();
            changed[at] ^= 1;
            assertThrows(UnreadableException.class, () -> KeyCard.read(changed));
        }
    }

    private static void give(Device from, List<Device> to) throws UnreadableException {
        var giving =
                from.cipher.giving(to.stream().map(device -> device.key.card()).toList());
        if (giving.isPresent()) {
            for (var device : to) {
                device.cipher.take(from.id(), giving.get().body());
            }
            from.cipher.given(giving.get());
        }
    }

    private static String read(Device by, Device from, byte[] body) throws UnreadableException {
        return new String(by.cipher.decrypt(from.id(), LineKind.SAID, 0, ID, body), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class Device implements RoomCipher.Chains {
        private final DeviceKey key;
        private final RoomCipher cipher;
        private final Map<List<Object>, GivenChain> givens = new HashMap<>();
        private Optional<OwnChain> own = Optional.empty();

        private Device() {
            var pair = pair();
            key = DeviceKey.of(DeviceKey.fresh(), pair.getPublic(), pair.getPrivate());
            cipher = new RoomCipher(ROOM, key, this);
        }

        private static KeyPair pair() {
            try {
                var generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private PeerId id() {
            return key.device();
        }

        @Override
        public Optional<OwnChain> own() {
            return own;
        }

        @Override
        public void own(OwnChain chain) {
            own = Optional.of(chain);
        }

        @Override
        public Optional<GivenChain> given(PeerId device, UUID name) {
            return Optional.ofNullable(givens.get(List.of(device, name)));
        }

        @Override
        public void given(PeerId device, GivenChain chain) {
            givens.put(List.of(device, chain.chain().name()), chain);
        }
    }
}
