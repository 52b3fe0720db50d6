package org.truflow.transfer;

import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;

/**
 * What another peer fetches from here now.
 *
 * @param user name, or the short peer id if no directory knows it
 * @param sent bytes since it began; {@code speed} bytes a second, smoothed
 */
public record Upload(PeerId peer, String user, ContentHash content, String name, long sent, double speed) {}
