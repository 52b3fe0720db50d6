package org.truflow.ui.chat.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.truflow.chat.ConversationId;
import org.truflow.ui.Names;

/** Opens the conversation with someone, or the view if nobody is named. */
public final class TalkHandler extends AbstractHandler {
    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        try {
            var view = HandlerUtil.getActiveWorkbenchWindowChecked(event)
                    .getActivePage()
                    .showView(Names.CHAT);
            var user = event.getParameter(Names.USER);
            if (user != null && view instanceof ChatView chat) {
                chat.open(new ConversationId.Person(user));
            }
            return null;
        } catch (PartInitException e) {
            throw new ExecutionException(e.getMessage(), e);
        }
    }
}
