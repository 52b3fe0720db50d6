package org.truflow.protocol.tracker;

import java.util.Optional;
import org.truflow.protocol.Message;

/**
 * Asks for a page of a folder of a user's catalog.
 *
 * @param path {@code /}-separated, empty for the list of shares
 * @param after name to continue after
 * @param limit 1 to 1,000
 */
public record Browse(String user, String path, Optional<String> after, int limit) implements Message.Request<Browsed> {}
