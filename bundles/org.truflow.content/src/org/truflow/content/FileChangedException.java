package org.truflow.content;

import java.io.IOException;

/** A file was written to or replaced while it was hashed, so there is no hash to speak of. Worth another try later. */
public final class FileChangedException extends IOException {
    private static final long serialVersionUID = 1;

    FileChangedException(String reason) {
        super("the file changed while it was hashed: " + reason);
    }
}
