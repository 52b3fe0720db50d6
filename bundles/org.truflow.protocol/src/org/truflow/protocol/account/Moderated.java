package org.truflow.protocol.account;

import java.util.List;
import org.truflow.protocol.Message;
import org.truflow.protocol.TextLimit;

/** @param lines for people, at most 1,000 */
public record Moderated(List<String> lines) implements Message {
    public static final int MOST = 1_000;
    public static final TextLimit LINE = TextLimit.ofCharacters(500);

    public Moderated {
        lines = List.copyOf(lines);
    }
}
