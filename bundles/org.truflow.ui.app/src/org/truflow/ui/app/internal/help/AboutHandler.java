package org.truflow.ui.app.internal.help;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.ui.app.internal.Windows;

/** Says what this is. */
public final class AboutHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        Windows.front().ifPresent(window -> new AboutDialog(window.getShell()).open());
        return null;
    }
}
