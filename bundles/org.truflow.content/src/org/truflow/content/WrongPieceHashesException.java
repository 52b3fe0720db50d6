package org.truflow.content;

import java.io.IOException;
import org.truflow.id.ContentHash;

/** Somebody sent piece hashes that do not belong to the content. Whoever it was is not to be trusted with it. */
public final class WrongPieceHashesException extends IOException {
    private static final long serialVersionUID = 1;

    WrongPieceHashesException(ContentHash content, String reason) {
        super("content " + content + ": " + reason);
    }
}
