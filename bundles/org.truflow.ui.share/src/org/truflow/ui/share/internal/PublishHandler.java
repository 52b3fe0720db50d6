package org.truflow.ui.share.internal;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.truflow.ui.Names;

/** Shares a folder, after asking how, and which if none is named. */
public final class PublishHandler extends AbstractHandler {
    @Override
    @SuppressWarnings("null") // what a handler returns is null by its contract
    public Object execute(ExecutionEvent event) throws ExecutionException {
        var folder = Optional.ofNullable(event.getParameter(Names.FOLDER)).orElse("");
        var shell = HandlerUtil.getActiveShellChecked(event);
        Publishing.edit(shell, Publishing.engines(shell), Publishing.folder(folder));
        return null;
    }
}
