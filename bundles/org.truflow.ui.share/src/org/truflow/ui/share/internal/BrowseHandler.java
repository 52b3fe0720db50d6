package org.truflow.ui.share.internal;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.truflow.ui.Names;

/** Shows what somebody shares. */
public final class BrowseHandler extends AbstractHandler {
    @Override
    @SuppressWarnings("null") // what a handler returns is null by its contract
    public Object execute(ExecutionEvent event) throws ExecutionException {
        var user = Optional.ofNullable(event.getParameter(Names.USER)).orElse("");
        var path = Optional.ofNullable(event.getParameter(Names.PATH)).orElse("");
        try {
            var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
            if (window.getActivePage().showView(Names.SHARES) instanceof SharesView view) {
                view.show(Owner.of(user), path);
            }
        } catch (PartInitException e) {
            throw new ExecutionException(e.getMessage(), e);
        }
        return null;
    }
}
