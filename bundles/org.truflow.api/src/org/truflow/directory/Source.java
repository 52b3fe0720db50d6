package org.truflow.directory;

import org.truflow.id.PeerId;

/**
 * Someone who has a content.
 *
 * @param path where it lies in that user's catalog, {@code /}-separated, the share's label first; untrusted text
 * @param size bytes, as that user says; the content hash decides
 * @param online whether the peer was reachable when this was answered
 */
public record Source(PeerId peer, String user, String path, long size, boolean online) {}
