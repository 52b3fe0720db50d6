package org.truflow.send;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.truflow.id.PeerId;

/**
 * Whatever this key offers is accepted without asking.
 *
 * @param user what the directory called the key at that time
 * @param folder where it is put; empty for the downloads folder
 */
public record Trust(PeerId peer, String user, Optional<Path> folder, Instant since) {}
