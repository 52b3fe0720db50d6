package org.truflow.protocol.peer;

import org.truflow.id.ContentHash;
import org.truflow.protocol.Message;

/** Asks which pieces of a content the other has, verified: all of them, or those that came so far. */
public record AskPieces(ContentHash content) implements Message.Request<PiecesHeld> {}
