package org.truflow.chat.mailbox;

import java.time.Instant;
import java.util.UUID;
import org.truflow.id.PeerId;

/**
 * Something sealed for a device.
 *
 * @param sender the installation that left it, as the tracker saw: whoever opens it checks that by what is within
 * @param user the sender's name at the tracker
 * @param left when it was left, by the tracker's clock
 * @param sealed nothing that the tracker can read
 */
public record SealedMail(UUID id, PeerId sender, String user, Instant left, byte[] sealed) {}
