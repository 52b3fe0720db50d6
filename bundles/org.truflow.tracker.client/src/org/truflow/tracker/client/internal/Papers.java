package org.truflow.tracker.client.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.truflow.protocol.tracker.Credentials;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.Settings;

/**
 * What this installation can show a tracker beside its key.
 *
 * @param passwordFile holds the password of the name in its first line; empty if there is none. Read when it is needed
 */
record Papers(String invitation, String device, String passwordFile) {
    static final Papers NONE = new Papers("", "", "");

    static Papers of(Settings settings) {
        return new Papers(
                settings.get(PeerSettings.INVITATION).strip(),
                settings.get(PeerSettings.DEVICE).strip(),
                settings.get(PeerSettings.PASSWORD_FILE).strip());
    }

    /** Returns what may always be shown: a password is for when nothing else helps. */
    Credentials usual() {
        return new Credentials("", invitation, device);
    }

    boolean hasPassword() {
        return !passwordFile.isEmpty();
    }

    /** @throws IOException if the file cannot be read */
    Credentials withPassword() throws IOException {
        try (var lines = Files.lines(Path.of(passwordFile))) {
            return new Credentials(lines.findFirst().orElse("").strip(), invitation, device);
        } catch (RuntimeException | IOException e) {
            throw new IOException("the password cannot be read from " + passwordFile + ": " + e, e);
        }
    }
}
