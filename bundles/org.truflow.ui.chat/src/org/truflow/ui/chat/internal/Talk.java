package org.truflow.ui.chat.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.truflow.chat.Card;
import org.truflow.chat.ConversationId;

/** A conversation that is shown: with a person or in a room. Not on the UI thread: every method may wait for the disk. */
interface Talk {
    ConversationId id();

    /** Returns the lines before a place, oldest first. */
    List<Line> page(long before, int most) throws IOException;

    void say(String text, Optional<Line> reply, List<Card> cards) throws IOException;

    void edit(Line line, String text) throws IOException;

    void delete(Line line) throws IOException;

    /** Everything up to this line was shown. */
    void read(Line line) throws IOException;

    /** Somebody types here, or does no more. */
    void typing(boolean now);

    /** Returns what is said above the lines: topic, who types, what is wrong. */
    Head head() throws IOException;

    /**
     * @param title of the conversation
     * @param detail a line below it; may be empty
     * @param trouble why nothing goes on; may be empty
     * @param keys whether other keys of the person wait to be accepted
     */
    record Head(String title, String detail, String trouble, boolean keys) {}
}
