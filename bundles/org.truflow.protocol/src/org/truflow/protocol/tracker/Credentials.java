package org.truflow.protocol.tracker;

import org.truflow.protocol.TextLimit;

/**
 * What a peer shows beside its key when it registers; each part may be empty.
 *
 * @param password of the name, so that a further key is bound to it
 * @param invitation code that the tracker's owner or a moderator made
 * @param device what the person calls this installation
 */
public record Credentials(String password, String invitation, String device) {
    public static final TextLimit PASSWORD = TextLimit.ofCharacters(256);
    public static final TextLimit INVITATION = TextLimit.ofCharacters(64);
    public static final TextLimit DEVICE = TextLimit.ofCharacters(64);

    public static final Credentials NONE = new Credentials("", "", "");

    /** Without what is secret: this may stand in a log. */
    @Override
    public String toString() {
        return "Credentials[password=" + (password.isEmpty() ? "none" : "given") + ", invitation="
                + (invitation.isEmpty() ? "none" : "given") + ", device=" + device + "]";
    }
}
