package org.truflow.protocol.account;

import org.truflow.protocol.Message;

/** Asks for the keys that are bound to the name of the session. */
public record AskDevices() implements Message.Request<DevicesTold> {}
