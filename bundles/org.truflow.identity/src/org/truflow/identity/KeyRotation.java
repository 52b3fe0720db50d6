package org.truflow.identity;

import java.io.IOException;
import org.truflow.id.PeerId;

/** Changes this installation's key on purpose. */
public interface KeyRotation {
    /**
     * Makes a new key, lets the old one vouch for it, keeps both durably, and replaces the {@link Identity} service;
     * sessions end and come back under the new key.
     *
     * @return the new id
     */
    PeerId rotate() throws IOException;
}
