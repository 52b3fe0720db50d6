package org.truflow.protocol.mailbox;

import java.util.List;
import org.truflow.chat.mailbox.SealedMail;
import org.truflow.protocol.Message;

/** @param mail as much as fits, the oldest first */
public record MailTold(List<SealedMail> mail) implements Message {
    public static final int MOST = 100;

    public MailTold {
        mail = List.copyOf(mail);
    }
}
