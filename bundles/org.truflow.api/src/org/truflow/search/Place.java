package org.truflow.search;

import org.truflow.id.PeerId;

/**
 * Where a hit lies.
 *
 * @param path in that user's catalog, {@code /}-separated, share label first; untrusted text
 * @param online whether the peer was reachable when this was answered
 */
public record Place(String user, PeerId peer, String path, boolean online) {}
