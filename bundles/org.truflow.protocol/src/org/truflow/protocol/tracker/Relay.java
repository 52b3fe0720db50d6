package org.truflow.protocol.tracker;

import java.util.List;
import org.truflow.protocol.Message;
import org.truflow.protocol.TextLimit;

/**
 * Has a line handed to everyone of a group who is there. What a group is, both ends decide; nothing is kept.
 *
 * @param to names, at most 1,000
 * @param text at most 2,000 characters
 */
public record Relay(List<String> to, String text) implements Message.Push {
    public static final int MOST = 1_000;

    public static final TextLimit TEXT = TextLimit.ofCharacters(2_000);

    public Relay {
        to = List.copyOf(to);
    }
}
