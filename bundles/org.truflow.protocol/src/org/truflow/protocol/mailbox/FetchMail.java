package org.truflow.protocol.mailbox;

import java.util.List;
import java.util.UUID;
import org.truflow.protocol.Message;

/** @param done what was taken and is to be removed */
public record FetchMail(List<UUID> done) implements Message.Request<MailTold> {
    public static final int MOST = 500;

    public FetchMail {
        done = List.copyOf(done);
    }
}
