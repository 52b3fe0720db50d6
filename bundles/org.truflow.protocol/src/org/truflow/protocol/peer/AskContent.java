package org.truflow.protocol.peer;

import org.truflow.id.ContentHash;
import org.truflow.protocol.Message;

/** Asks whether the other has a content, and how large it is. */
public record AskContent(ContentHash content) implements Message.Request<ContentOffered> {}
