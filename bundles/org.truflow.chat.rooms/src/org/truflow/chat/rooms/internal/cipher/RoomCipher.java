package org.truflow.chat.rooms.internal.cipher;

import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.truflow.id.PeerId;
import org.truflow.protocol.room.LineKind;

/** Encrypts and reads what is said in one invited room. Used on the room's lane; what it returns is to be kept before it is told. */
public final class RoomCipher {
    private final long room;
    private final DeviceKey key;
    private final Chains chains;

    /** Where chains are kept. What is put is on disk with the next commit. */
    public interface Chains {
        Optional<OwnChain> own();

        void own(OwnChain chain);

        Optional<GivenChain> given(PeerId device, UUID name);

        void given(PeerId device, GivenChain chain);
    }

    public RoomCipher(long room, DeviceKey key, Chains chains) {
        this.room = room;
        this.key = key;
        this.chains = chains;
    }

    /** Keys that have to be given before anything is said. */
    public record Giving(byte[] body, OwnChain after) {}

    /**
     * Looks whom the own chain has to be given to; makes another one if somebody left who has it.
     *
     * @param members cards of all devices of the members
     */
    public Optional<Giving> giving(Iterable<KeyCard> members) {
        var others = new HashMap<PeerId, KeyCard>();
        members.forEach(card -> others.put(card.device(), card));
        others.remove(key.device());
        var own = chains.own()
                .filter(chain -> others.keySet().containsAll(chain.given()))
                .orElseGet(OwnChain::fresh);
        chains.own(own);
        var missing = others.values().stream()
                .filter(card -> !own.given().contains(card.device()))
                .collect(Collectors.toMap(KeyCard::device, card -> card));
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Giving(KeysBody.seal(room, key, own, missing.values()), own.givenTo(missing.keySet())));
    }

    /** Notes that keys were given. */
    public void given(Giving giving) {
        chains.own(giving.after());
    }

    /** Encrypts with the next key, which is used up. */
    public byte[] encrypt(LineKind kind, long of, UUID id, byte[] plain) {
        var own = chains.own().orElseGet(OwnChain::fresh);
        chains.own(own.step());
        return SaidBody.encrypt(new SaidBody.Place(room, key.device(), kind, of, id), own, plain);
    }

    /** Takes keys that somebody gave. */
    public void take(PeerId sender, byte[] body) throws UnreadableException {
        var opened = KeysBody.open(room, sender, body, key);
        if (opened.isPresent()) {
            var before = chains.given(sender, opened.get().chain().name());
            // Told twice, the state that was reached already holds.
            if (before.isEmpty()) {
                chains.given(sender, opened.get());
            }
        }
    }

    public byte[] decrypt(PeerId sender, LineKind kind, long of, UUID id, byte[] body) throws UnreadableException {
        var place = new SaidBody.Place(room, sender, kind, of, id);
        var read = SaidBody.decrypt(place, body, name -> chains.given(sender, name));
        chains.given(sender, read.after());
        return read.plain();
    }
}
