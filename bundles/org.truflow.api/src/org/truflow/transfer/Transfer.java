package org.truflow.transfer;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;

/**
 * One download, of a file or of a folder with all that is in it, as it was at one moment.
 *
 * @param id small, unique at this installation for ever
 * @param content of a file; empty for a folder
 * @param target absolute path of the finished file or folder
 * @param size bytes in all; -1 while not known
 * @param done bytes verified and on disk
 * @param files files in all that are wanted; {@code filesDone} of them finished
 * @param speed bytes a second, smoothed over some seconds; 0 when not running
 * @param left until it is complete, smoothed over half a minute; empty while not known or not running
 * @param sources what each source gave, the busiest first
 * @param ended when it got its last state; empty while something may happen by itself
 */
public record Transfer(
        long id,
        String name,
        Optional<ContentHash> content,
        Path target,
        long size,
        long done,
        int files,
        int filesDone,
        double speed,
        Optional<Duration> left,
        List<SourceShare> sources,
        DownloadOptions options,
        Instant added,
        Optional<Instant> ended,
        TransferState state) {
    public Transfer {
        sources = List.copyOf(sources);
    }

    /**
     * @param bytes verified bytes that came from this source
     * @param rejected pieces from it that were not what the content hash says
     * @param speed bytes a second that it gives now, smoothed over some seconds
     */
    public record SourceShare(PeerId peer, String user, long bytes, int rejected, double speed) {
        /** One that gives nothing now. */
        public SourceShare(PeerId peer, String user, long bytes, int rejected) {
            this(peer, user, bytes, rejected, 0);
        }
    }
}
