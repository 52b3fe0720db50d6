package org.truflow.chat.history;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.truflow.chat.ConversationId;
import org.truflow.chat.Message;
import org.truflow.event.Subscription;

/**
 * Keeps what was said, on disk, for people and rooms alike. Chat engines write, views read.
 *
 * <p><b>Threads.</b> Call from any thread but those of a window or the network: every method may wait for the disk. Memory is bounded
 * however much is kept.
 */
public interface History {

    /**
     * Applies changes in their order, all or none.
     *
     * @return the messages that were kept or changed, as they are now, in the order of the changes. On disk, synced, when this returns
     */
    List<Message> apply(ConversationId conversation, List<Change> changes) throws IOException;

    /**
     * Returns messages that are kept, oldest first.
     *
     * @param before only those of lower {@linkplain Message#place places}; {@link Long#MAX_VALUE} for the newest
     * @param limit most messages wanted, 1 to 1,000
     */
    List<Message> page(ConversationId conversation, long before, int limit) throws IOException;

    Optional<Message> find(ConversationId conversation, UUID id) throws IOException;

    /** Returns every conversation of which something is kept, in no order. */
    List<Summary> summaries() throws IOException;

    /** Returns what is kept of a conversation, which may be nothing. */
    Summary summary(ConversationId conversation) throws IOException;

    /**
     * Looks for messages that have all words of a query, folded as in a search for files: case, accents and width do not count. The last
     * word may be the beginning of one.
     *
     * @param conversation empty for all of them
     * @param limit most messages wanted, 1 to 1,000
     * @return the newest first within each conversation
     */
    List<Found> search(String query, Optional<ConversationId> conversation, int limit) throws IOException;

    /** Writes all that is kept of a conversation, oldest first. Text is cleaned of what steers a terminal; JSON has it as it came. */
    void export(ConversationId conversation, Format format, Appendable out) throws IOException;

    /** Forgets all that is kept of a conversation. */
    void clear(ConversationId conversation) throws IOException;

    /**
     * From now on keeps messages of a conversation for some days.
     *
     * @param days 0 for ever; empty for what the settings say
     */
    void keep(ConversationId conversation, Optional<Integer> days) throws IOException;

    /** Calls {@code listener} after a conversation was changed in whatever way, one call at a time, on an engine thread. */
    Subscription subscribe(HistoryListener listener);

    /** Hears of changes. */
    @FunctionalInterface
    interface HistoryListener {
        void changed(ConversationId conversation);
    }
}
