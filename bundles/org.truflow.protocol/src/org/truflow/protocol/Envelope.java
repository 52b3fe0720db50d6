package org.truflow.protocol;

/**
 * A message and the request it belongs to.
 *
 * @param id 1 or more for a request, and the same for its reply; 0 for a push and for what concerns the session. Each
 *     side counts its own requests
 */
public record Envelope(long id, Message message) {
    public Envelope {
        if (id < 0) {
            throw new IllegalArgumentException("an id is not negative: " + id);
        }
    }
}
