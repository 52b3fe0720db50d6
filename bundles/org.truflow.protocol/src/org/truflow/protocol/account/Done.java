package org.truflow.protocol.account;

import org.truflow.protocol.Message;

/** What was asked for is done, durably. */
public record Done() implements Message {}
