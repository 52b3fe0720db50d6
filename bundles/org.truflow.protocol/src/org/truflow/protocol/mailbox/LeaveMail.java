package org.truflow.protocol.mailbox;

import java.util.UUID;
import org.truflow.chat.mailbox.Mailbox;
import org.truflow.id.PeerId;
import org.truflow.protocol.Message;
import org.truflow.protocol.account.Done;

/** @param sealed 1 to {@link Mailbox#MOST_BYTES} bytes */
public record LeaveMail(PeerId recipient, UUID id, byte[] sealed) implements Message.Request<Done> {}
