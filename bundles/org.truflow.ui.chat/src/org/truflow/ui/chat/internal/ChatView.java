package org.truflow.ui.chat.internal;

import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.truflow.chat.ConversationId;

/** Conversations and rooms on the left, what was said on the right. */
public final class ChatView extends ViewPart {
    private Optional<ChatPane> pane = Optional.empty();

    @Override
    public void createPartControl(Composite parent) {
        pane = Optional.of(new ChatPane(parent, getViewSite(), this::setPartName));
    }

    /** Shows a conversation. */
    void open(ConversationId id) {
        pane.ifPresent(now -> now.open(id));
    }

    @Override
    public void setFocus() {
        pane.ifPresent(ChatPane::focus);
    }
}
