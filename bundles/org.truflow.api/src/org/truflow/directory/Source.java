package org.truflow.directory;

import org.truflow.id.PeerId;

/**
 * Someone who has a content.
 *
 * @param path where it lies in that user's catalog, {@code /}-separated, the share's label first; untrusted text
 * @param size bytes, as that user says; the content hash decides
 * @param online whether the peer was reachable when this was answered
 * @param partial whether it is still fetching the content itself and has some pieces only; then {@code path} is no more than a name
 * @param forEveryone whether it is known to lie in a share that everyone may see; only then may others hand it out as well
 */
public record Source(
        PeerId peer, String user, String path, long size, boolean online, boolean partial, boolean forEveryone) {

    /** Someone who has all of it, for those who may see it. */
    public Source(PeerId peer, String user, String path, long size, boolean online) {
        this(peer, user, path, size, online, false, false);
    }
}
