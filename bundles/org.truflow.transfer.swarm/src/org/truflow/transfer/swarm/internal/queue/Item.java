package org.truflow.transfer.swarm.internal.queue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.truflow.id.ContentHash;
import org.truflow.transfer.Transfer.SourceShare;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.Wanted;

/**
 * What is kept of a download across restarts.
 *
 * @param root folder it is put in
 * @param name of the finished file or folder, as it may be called here; empty while not known
 * @param target of the finished file or folder; in {@code root}
 * @param kind whether it is known what it is
 * @param content of a file; empty for a folder or while not known
 * @param size bytes in all, -1 while not known
 * @param done bytes verified, as far as known when this was written
 * @param standing where it stands, and why
 * @param sources what each gave
 */
public record Item(
        long id,
        Wanted wanted,
        Instant added,
        Path root,
        String name,
        Path target,
        Kind kind,
        Optional<ContentHash> content,
        long size,
        long done,
        int files,
        int filesDone,
        Standing standing,
        Optional<Failed> failure,
        List<SourceShare> sources) {

    /** What is downloaded. */
    public enum Kind {
        UNKNOWN,
        FILE,
        FOLDER
    }

    /** What is to become of it; whether it runs now is not kept. */
    public enum Standing {
        WANTED,
        PAUSED,
        FAILED,
        COMPLETED,
        CANCELLED
    }

    public Item {
        sources = List.copyOf(sources);
    }

    /** Returns whether nothing will ever happen to it again. */
    public boolean over() {
        return standing == Standing.COMPLETED || standing == Standing.CANCELLED;
    }

    public Item standing(Standing now) {
        return new Item(
                id,
                wanted,
                added,
                root,
                name,
                target,
                kind,
                content,
                size,
                done,
                files,
                filesDone,
                now,
                Optional.empty(),
                sources);
    }

    public Item failed(Failed why) {
        return new Item(
                id,
                wanted,
                added,
                root,
                name,
                target,
                kind,
                content,
                size,
                done,
                files,
                filesDone,
                Standing.FAILED,
                Optional.of(why),
                sources);
    }

    public Item progress(long bytesDone, int nowFilesDone, List<SourceShare> nowSources) {
        return new Item(
                id,
                wanted,
                added,
                root,
                name,
                target,
                kind,
                content,
                size,
                bytesDone,
                files,
                nowFilesDone,
                standing,
                failure,
                nowSources);
    }

    public Item sized(long bytes, int nowFiles) {
        return new Item(
                id, wanted, added, root, name, target, kind, content, bytes, done, nowFiles, filesDone, standing,
                failure, sources);
    }

    public Item named(String local, Path at) {
        return new Item(
                id, wanted, added, root, local, at, kind, content, size, done, files, filesDone, standing, failure,
                sources);
    }

    public Item file(ContentHash what) {
        return new Item(
                id,
                wanted,
                added,
                root,
                name,
                target,
                Kind.FILE,
                Optional.of(what),
                size,
                done,
                1,
                filesDone,
                standing,
                failure,
                sources);
    }

    public Item folder() {
        return new Item(
                id,
                wanted,
                added,
                root,
                name,
                target,
                Kind.FOLDER,
                content,
                size,
                done,
                files,
                filesDone,
                standing,
                failure,
                sources);
    }

    /** Returns the state of a download that does not run. */
    public TransferState state() {
        return switch (standing) {
            case WANTED -> new TransferState.Queued();
            case PAUSED -> new TransferState.Paused();
            case COMPLETED -> new TransferState.Completed();
            case CANCELLED -> new TransferState.Cancelled();
            case FAILED ->
                failure.<TransferState>map(why -> why)
                        .orElseGet(() -> new Failed(
                                TransferState.Reason.DISK_ERROR,
                                "it failed for an unknown reason; resume to try again"));
        };
    }
}
