package org.truflow.ui;

import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;

/** Tells a person what went wrong. */
public final class Problems {
    private Problems() {}

    /** @param what was tried, as a title: {@code Download} */
    public static void show(Shell shell, String what, Throwable failure) {
        // In a label of a dialog one ampersand would mark a key.
        MessageDialog.openError(shell, what, message(failure).replace("&", "&&"));
    }

    /** Returns what a failure says for people, without the wrappers of threads and stages. */
    public static String message(Throwable failure) {
        var cause = failure;
        while ((cause instanceof CompletionException
                        || cause instanceof ExecutionException
                        || cause instanceof UncheckedIOException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        var known = cause;
        return Visible.text(Optional.ofNullable(known.getMessage()).orElseGet(known::toString));
    }
}
