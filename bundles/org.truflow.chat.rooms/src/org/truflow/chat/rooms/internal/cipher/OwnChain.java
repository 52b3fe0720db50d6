package org.truflow.chat.rooms.internal.cipher;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.truflow.id.PeerId;

/**
 * The chain by which this device says something in a room.
 *
 * @param signer Ed25519 private key, 32 bytes
 * @param given devices that have the chain
 */
public record OwnChain(Chain chain, byte[] signer, Set<PeerId> given) {
    public OwnChain {
        given = Set.copyOf(given);
    }

    static OwnChain fresh() {
        return new OwnChain(Chain.fresh(), new Ed25519PrivateKeyParameters(new SecureRandom()).getEncoded(), Set.of());
    }

    OwnChain step() {
        return new OwnChain(chain.step(), signer, given);
    }

    public OwnChain givenTo(Set<PeerId> devices) {
        var all = new HashSet<>(given);
        all.addAll(devices);
        return new OwnChain(chain, signer, all);
    }

    byte[] publicKey() {
        return new Ed25519PrivateKeyParameters(signer).generatePublicKey().getEncoded();
    }

    /** Without what is secret: this may stand in a log. */
    @Override
    public String toString() {
        return "OwnChain[" + chain + ", given to " + given.size() + "]";
    }
}
