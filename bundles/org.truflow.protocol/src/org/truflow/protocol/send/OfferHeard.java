package org.truflow.protocol.send;

import org.truflow.protocol.Message;

/**
 * How an offer stands with its receiver.
 *
 * @param done bytes that are there and verified; {@code filesDone} whole files
 * @param reason for people, why it was refused or ended; may be empty
 */
public record OfferHeard(Standing standing, long done, int filesDone, String reason) implements Message {}
