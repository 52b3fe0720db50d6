package org.truflow.chat.direct.internal.post;

import java.io.IOException;
import java.security.InvalidKeyException;
import java.util.Optional;
import org.truflow.chat.direct.internal.seal.Statement;
import org.truflow.id.PeerId;
import org.truflow.store.Rows;
import org.truflow.store.SyncedStore;

/** The keys that letters to others are sealed for, as they said. Durable: a letter can be sealed for who is away. */
public final class Correspondents {
    private final SyncedStore store;
    private final Rows rows;

    public Correspondents(SyncedStore store) {
        this.store = store;
        rows = store.rows("statements");
    }

    public Optional<Statement> find(PeerId peer) throws IOException {
        var row = store.read(() -> rows.get(peer.value().toString()));
        try {
            return row.isPresent() ? Optional.of(Statement.decode(row.get())) : Optional.empty();
        } catch (InvalidKeyException e) {
            throw new IOException("what is kept of the key of " + peer + " is damaged", e);
        }
    }

    /**
     * Keeps what somebody says.
     *
     * @throws IOException if it is not about the key of {@code peer}, or is forged
     */
    public Statement heard(PeerId peer, byte[] encoded) throws IOException {
        try {
            var statement = Statement.decode(encoded);
            if (!statement.peer().equals(peer)) {
                throw new IOException(peer + " says something about the key of " + statement.peer());
            }
            var known = find(peer);
            if (known.isEmpty() || !java.util.Arrays.equals(known.get().key(), statement.key())) {
                store.write(() -> {
                    rows.put(peer.value().toString(), encoded);
                    return peer;
                });
            }
            return statement;
        } catch (InvalidKeyException e) {
            throw new IOException(peer + " tells a wrong key: " + e.getMessage(), e);
        }
    }
}
