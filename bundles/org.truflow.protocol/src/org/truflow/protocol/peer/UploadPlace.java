package org.truflow.protocol.peer;

import org.truflow.protocol.Message;

/**
 * Tells one who asks for blocks where it stands in the queue for an upload slot, on the session it asked on; again when that
 * changes. Its requests wait meanwhile, or are refused as too many; nothing is lost by asking again.
 *
 * @param place 1 is next; 0 means that its turn has come and that it may ask now
 * @param waiting how many wait in all
 * @param reason why it waits, for people; may be empty
 */
public record UploadPlace(int place, int waiting, String reason) implements Message.Push {}
