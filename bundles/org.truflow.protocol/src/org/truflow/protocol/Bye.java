package org.truflow.protocol;

/**
 * Last frame of a side that ends the session.
 *
 * @param reason for people; cut to 1,000 characters when sent, without control characters when received
 */
public record Bye(String reason) implements Message.Push {}
