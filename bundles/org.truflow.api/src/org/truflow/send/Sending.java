package org.truflow.send;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.truflow.id.PeerId;

/**
 * Something sent from here, as it was at one moment.
 *
 * @param id small, unique at this installation for ever, also among {@link Incoming}
 * @param user who is to get it, as called when it was sent
 * @param peer the installation that was asked; empty before
 * @param paths what was chosen, absolute
 * @param items the same with sizes; empty while they are being read
 * @param size bytes in all; {@code done} those that arrived and were verified
 * @param files in all; {@code filesDone} those that arrived
 * @param leftOut links, pipes and the like in folders, which are not sent
 * @param speed bytes a second, smoothed over some seconds; 0 when nothing arrives
 */
public record Sending(
        long id,
        String user,
        Optional<PeerId> peer,
        List<Path> paths,
        List<Item> items,
        long size,
        long done,
        int files,
        int filesDone,
        int leftOut,
        double speed,
        Instant added,
        SendingState state) {
    public Sending {
        paths = List.copyOf(paths);
        items = List.copyOf(items);
    }
}
