package org.truflow.protocol.send;

import org.truflow.protocol.Message;

/** Asks for a part of the list of an offer. @param first number of the first line wanted, from 0 */
public record AskOffered(long number, int first) implements Message.Request<Offered> {}
