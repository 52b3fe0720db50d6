package org.truflow.ui.search.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.truflow.ui.Names;

/** Puts the cursor into the box, and searches if there is something to search for. */
public final class FindHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        try {
            if (window.getActivePage().showView(Names.SEARCH) instanceof SearchView view) {
                var query = event.getParameter(Names.QUERY);
                if (query != null && !query.isBlank()) {
                    view.search(query);
                }
                view.focusBox();
            }
            return null;
        } catch (PartInitException e) {
            throw new ExecutionException(e.getMessage(), e);
        }
    }
}
