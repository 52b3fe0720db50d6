package org.truflow.content;

import java.io.IOException;
import org.truflow.content.internal.Printable;

/** A name from somebody else is not what a name has to be. The message is safe to show and to log. */
public final class UnsafePathException extends IOException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 120;

    private final PathFlaw flaw;

    UnsafePathException(String path, PathFlaw flaw) {
        super("the path \"" + Printable.shortened(path, SHOWN) + "\" " + flaw.text());
        this.flaw = flaw;
    }

    public PathFlaw flaw() {
        return flaw;
    }
}
