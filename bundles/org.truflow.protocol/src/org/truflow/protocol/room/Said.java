package org.truflow.protocol.room;

import org.truflow.protocol.Message;

/**
 * @param number of the line; 0 if it was not taken because other people belong to the room by now: encrypt it for them
 * @param roster the present one
 */
public record Said(long number, long roster) implements Message {}
