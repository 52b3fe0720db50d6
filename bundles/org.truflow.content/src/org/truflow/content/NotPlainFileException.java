package org.truflow.content;

import java.io.IOException;
import org.truflow.content.internal.Printable;

/** Something on the way to a file, or the file itself, is a link, a device, a pipe or whatever else is not to be opened. */
public final class NotPlainFileException extends IOException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 200;

    NotPlainFileException(String path, String reason) {
        super(Printable.shortened(path, SHOWN) + " " + reason);
    }
}
