package org.truflow.directory;

import org.truflow.id.PeerId;

/**
 * Someone who has a content.
 *
 * @param path where it lies in that user's catalog, {@code /}-separated, the share's label first; untrusted text
 * @param size bytes, as that user says; the content hash decides
 * @param online whether the peer was reachable when this was answered
 * @param partial whether it is still fetching the content itself and has some pieces only; then {@code path} is no more than a name
 */
public record Source(PeerId peer, String user, String path, long size, boolean online, boolean partial) {

    /** Someone who has all of it. */
    public Source(PeerId peer, String user, String path, long size, boolean online) {
        this(peer, user, path, size, online, false);
    }
}
