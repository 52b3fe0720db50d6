package org.truflow.protocol.peer;

import org.truflow.id.ContentHash;
import org.truflow.protocol.Message;

/**
 * Asks for the hashes of all leaves of a piece, to tell which of several sources sent the wrong part of it.
 *
 * @param piece of the content; one with more than {@link Leaves#MOST} leaves is refused
 */
public record AskLeaves(ContentHash content, int piece) implements Message.Request<Leaves> {}
