package org.truflow.ui.chat.internal;

import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.truflow.chat.ChatEvent;
import org.truflow.chat.Chats;
import org.truflow.chat.ConversationId;
import org.truflow.chat.text.MessageText;
import org.truflow.event.Subscription;
import org.truflow.ui.Commands;
import org.truflow.ui.Names;
import org.truflow.ui.Notice;
import org.truflow.ui.Notices;
import org.truflow.ui.Texts;
import org.truflow.ui.Visible;

/** Tells of what persons say, as far as it is wanted. */
@Component(service = MessageNotices.class, immediate = true)
public final class MessageNotices {
    private static final Texts TEXTS = Texts.of(MessageNotices.class);
    private static final int MOST = 160;

    private final Notices notices;
    private final MessageText reader;
    private final Chats chats;
    private final Subscription subscription;

    @Activate
    public MessageNotices(@Reference Notices notices, @Reference MessageText reader, @Reference Chats chats) {
        this.notices = notices;
        this.reader = reader;
        this.chats = chats;
        subscription = chats.subscribe(this::heard);
    }

    @Deactivate
    void close() {
        subscription.close();
    }

    private void heard(ChatEvent event) {
        if (event instanceof ChatEvent.Said(var user, var message) && !message.own()) {
            var wanted = ChatSettings.notify(new ConversationId.Person(user));
            if (wanted == ChatSettings.Notify.ALL
                    || wanted == ChatSettings.Notify.MENTIONS && mentioned(message.text())) {
                notices.show(new Notice(
                        Notice.Kind.MESSAGE,
                        TEXTS.get("notice.said", Visible.text(user)),
                        reader.plain(message.text(), MOST),
                        Optional.of(new Notice.Choice(
                                TEXTS.get("notice.open"), () -> Commands.run(Names.TALK, Map.of(Names.USER, user))))));
            }
        }
    }

    private boolean mentioned(String text) {
        return chats.name().filter(name -> text.contains("@" + name)).isPresent();
    }
}
