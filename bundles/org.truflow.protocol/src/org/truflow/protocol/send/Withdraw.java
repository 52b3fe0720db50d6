package org.truflow.protocol.send;

import org.truflow.protocol.Message;

/** Takes an offer back: the question, or what is being fetched because of it. @param reason for people */
public record Withdraw(long number, String reason) implements Message.Request<Withdrawn> {}
