package org.truflow.protocol.account;

import org.truflow.protocol.Message;

/**
 * Sets, changes or removes the password of the name that the session is registered under.
 *
 * @param current the present one; empty if there is none
 * @param changed the new one; empty for none from now on
 */
public record SetPassword(String current, String changed) implements Message.Request<Done> {

    /** Without what is secret: this may stand in a log. */
    @Override
    public String toString() {
        return "SetPassword[]";
    }
}
