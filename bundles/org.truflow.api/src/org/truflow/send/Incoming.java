package org.truflow.send;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.truflow.id.PeerId;

/**
 * Something that somebody wants to send here, as it was at one moment.
 *
 * @param id small, unique at this installation for ever, also among {@link Sending}
 * @param peer the sender's key; {@code user} what the directory calls it
 * @param items what the sender chose; names are untrusted text
 * @param size bytes in all; {@code done} those that are here and verified
 * @param files in all; {@code filesDone} those that are here
 * @param lines files and folders in all
 * @param speed bytes a second, smoothed over some seconds; 0 when nothing arrives
 * @param folder where it is put; empty before it is accepted
 * @param downloads ids of its {@link org.truflow.transfer.Transfer}s, in the order of the items that were begun
 */
public record Incoming(
        long id,
        PeerId peer,
        String user,
        List<Item> items,
        long size,
        long done,
        int files,
        int filesDone,
        int lines,
        double speed,
        Optional<Path> folder,
        List<Long> downloads,
        Instant asked,
        IncomingState state) {
    public Incoming {
        items = List.copyOf(items);
        downloads = List.copyOf(downloads);
    }
}
