package org.truflow.chat.direct.internal.post;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.chat.direct.internal.Await;
import org.truflow.chat.direct.internal.seal.ChatKey;
import org.truflow.chat.mailbox.Mailbox;
import org.truflow.chat.mailbox.SealedMail;
import org.truflow.id.PeerId;

/**
 * Letters that are left at a tracker for who is away, if it keeps any. They stay in the outbox as well until the other says that it has
 * them: what lies at a tracker is a favour, and no letter depends on it. For several threads.
 */
public final class Mail {
    private static final int HEAD = 2 * Long.BYTES;

    private final Outbox outbox;
    private final Correspondents correspondents;
    private final ChatKey key;
    private volatile @Nullable Mailbox box;

    public Mail(Outbox outbox, Correspondents correspondents, ChatKey key) {
        this.outbox = outbox;
        this.correspondents = correspondents;
        this.key = key;
    }

    public void use(@Nullable Mailbox mailbox) {
        box = mailbox;
    }

    public Optional<Mailbox> box() {
        var there = box;
        return there == null ? Optional.empty() : Optional.of(there);
    }

    /** Letters as they lie in a mailbox. @param stream and {@code number} of it, {@code sealed} the rest */
    public record Piece(long stream, long number, byte[] sealed) {
        /** @throws IOException if it is none */
        public static Piece read(SealedMail mail) throws IOException {
            if (mail.sealed().length <= HEAD) {
                throw new IOException("a letter of " + mail.sender() + " is cut short");
            }
            var in = ByteBuffer.wrap(mail.sealed());
            return new Piece(in.getLong(), in.getLong(), Arrays.copyOfRange(mail.sealed(), HEAD, mail.sealed().length));
        }
    }

    /**
     * Leaves what waits for somebody who was met before and is away.
     *
     * @return the letters that were left
     * @throws IOException if the tracker takes none now
     */
    List<Letter> leave(PeerId peer) throws IOException, InterruptedException {
        var left = new ArrayList<Letter>();
        var mailbox = box();
        var statement = correspondents.find(peer);
        if (mailbox.isEmpty() || statement.isEmpty()) {
            return left;
        }
        var to = statement.get();
        for (var batch = outbox.unleft(peer); batch.isPresent(); batch = outbox.unleft(peer)) {
            for (var letter : batch.get().letters()) {
                var sealed = key.seal(letter.frame(), to, batch.get().stream(), letter.number());
                var piece = ByteBuffer.allocate(HEAD + sealed.length)
                        .putLong(batch.get().stream())
                        .putLong(letter.number())
                        .put(sealed)
                        .array();
                Await.result(mailbox.get().leave(peer, new UUID(batch.get().stream(), letter.number()), piece));
            }
            outbox.left(peer, batch.get());
            left.addAll(batch.get().letters());
        }
        return left;
    }
}
