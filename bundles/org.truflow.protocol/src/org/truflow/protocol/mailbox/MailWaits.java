package org.truflow.protocol.mailbox;

import org.truflow.protocol.Message;

/** Something was left for the receiver. */
public record MailWaits() implements Message.Push {}
