package org.truflow.transfer.swarm.internal.queue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.truflow.id.ContentHash;
import org.truflow.transfer.DownloadOptions;
import org.truflow.transfer.Priority;
import org.truflow.transfer.Transfer.SourceShare;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.TransferState.Failed;
import org.truflow.transfer.Wanted;

/**
 * What is kept of a download across restarts.
 *
 * @param rank its place among those of the same priority, lower first
 */
public record Item(
        long id,
        Wanted wanted,
        Instant added,
        Place place,
        Thing thing,
        Progress progress,
        Stand stand,
        DownloadOptions options,
        long rank,
        Errand errand) {

    /** Distance of ranks given one after the other: room to move others between them. */
    public static final long RANK_STEP = 1L << 20;

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
        CANCELLED,
        CHOOSING
    }

    /**
     * Where it is put.
     *
     * @param root folder it is put in
     * @param name of the finished file or folder, as it may be called here; empty while not known
     * @param file name in {@code root} that it really has, or will have; empty if there is none
     */
    public record Place(Path root, String name, String file) {
        Path target() {
            return file.isEmpty() ? root : root.resolve(file);
        }
    }

    /**
     * What it is.
     *
     * @param content of a file; empty for a folder or while not known
     * @param size bytes in all, -1 while not known
     */
    public record Thing(Kind kind, Optional<ContentHash> content, long size, int files) {}

    /**
     * How far it is.
     *
     * @param done bytes verified, as far as known when this was written
     * @param sources what each gave
     */
    public record Progress(long done, int filesDone, List<SourceShare> sources) {
        static final Progress NONE = new Progress(0, 0, List.of());

        public Progress {
            sources = List.copyOf(sources);
        }
    }

    /**
     * Where it stands, and why.
     *
     * @param attempts how often it failed in a row
     * @param ended when it got here, if nothing happens any more by itself
     * @param kept whether the unfinished part of a cancelled one is still there
     */
    public record Stand(
            Standing standing, Optional<Failed> failure, int attempts, Optional<Instant> ended, boolean kept) {
        private static final Stand WANTED = new Stand(Standing.WANTED, Optional.empty(), 0, Optional.empty(), false);
    }

    /**
     * What is to be done before anything else is fetched.
     *
     * @param check what is there is to be read and compared
     * @param moveTo folder that all is to be brought to
     * @param back where it stands afterwards, if that is not {@code WANTED}
     */
    public record Errand(boolean check, Optional<Path> moveTo, Optional<Standing> back) {
        static final Errand NONE = new Errand(false, Optional.empty(), Optional.empty());
    }

    /** Returns a new entry at the end of the queue. */
    public static Item fresh(long id, Wanted wanted, Instant now, Place place, Thing thing, DownloadOptions options) {
        return new Item(
                id, wanted, now, place, thing, Progress.NONE, Stand.WANTED, options, id * RANK_STEP, Errand.NONE);
    }

    public Path root() {
        return place.root;
    }

    /** Returns the name of the finished file or folder; empty while not known. */
    public String name() {
        return place.name;
    }

    /** Returns where the finished file or folder is. */
    public Path target() {
        return place.target();
    }

    public Kind kind() {
        return thing.kind;
    }

    public Optional<ContentHash> content() {
        return thing.content;
    }

    public long size() {
        return thing.size;
    }

    public int files() {
        return thing.files;
    }

    public long done() {
        return progress.done;
    }

    public int filesDone() {
        return progress.filesDone;
    }

    public List<SourceShare> sources() {
        return progress.sources;
    }

    public Standing standing() {
        return stand.standing;
    }

    public Optional<Failed> failure() {
        return stand.failure;
    }

    /** Returns whether nothing will ever happen to it again by itself: then it is history. */
    public boolean over() {
        return stand.standing == Standing.COMPLETED || stand.standing == Standing.CANCELLED;
    }

    /** Returns whether something unfinished of it may lie on the disk although it is over. */
    public boolean kept() {
        return stand.kept;
    }

    /** It stands somewhere else, since {@code now}. */
    public Item standing(Standing next, Instant now) {
        return stand(new Stand(next, Optional.empty(), 0, ended(next, now), false));
    }

    private static Optional<Instant> ended(Standing next, Instant now) {
        return switch (next) {
            case COMPLETED, CANCELLED, FAILED -> Optional.of(now);
            case WANTED, PAUSED, CHOOSING -> Optional.empty();
        };
    }

    /** It is cancelled, and what is unfinished stays. */
    public Item cancelledButKept(Instant now) {
        return stand(new Stand(Standing.CANCELLED, Optional.empty(), 0, Optional.of(now), true));
    }

    /** It failed once more. */
    public Item failed(Failed why, Instant now) {
        return stand(new Stand(
                Standing.FAILED,
                Optional.of(why),
                stand.attempts + 1,
                why.retry().isPresent() ? Optional.empty() : Optional.of(now),
                false));
    }

    /** It is tried again by itself. */
    public Item retried() {
        return stand(new Stand(Standing.WANTED, Optional.empty(), stand.attempts, Optional.empty(), false));
    }

    private Item stand(Stand next) {
        return new Item(id, wanted, added, place, thing, progress, next, options, rank, errand);
    }

    public Item progress(long bytesDone, int nowFilesDone, List<SourceShare> nowSources) {
        return new Item(
                id,
                wanted,
                added,
                place,
                thing,
                new Progress(bytesDone, nowFilesDone, nowSources),
                stand,
                options,
                rank,
                errand);
    }

    public Item sized(long bytes, int nowFiles) {
        return thing(new Thing(thing.kind, thing.content, bytes, nowFiles));
    }

    /** @param at where it is or will be, in {@link #root()} */
    public Item named(String local, Path at) {
        return at(new Place(place.root, local, String.valueOf(at.getFileName())));
    }

    private Item at(Place next) {
        return new Item(id, wanted, added, next, thing, progress, stand, options, rank, errand);
    }

    public Item file(ContentHash what) {
        return thing(new Thing(Kind.FILE, Optional.of(what), thing.size, 1));
    }

    public Item folder() {
        return thing(new Thing(Kind.FOLDER, thing.content, thing.size, thing.files));
    }

    private Item thing(Thing next) {
        return new Item(id, wanted, added, place, next, progress, stand, options, rank, errand);
    }

    /** It is to be read and compared, whatever it is. */
    public Item toCheck(Instant now) {
        return standing(Standing.WANTED, now).errand(new Errand(true, errand.moveTo, Optional.empty()));
    }

    /** It is to be brought to another folder, then stands where it stood. */
    public Item toMove(Path folder, Instant now) {
        var back = errand.moveTo.isPresent() ? errand.back : Optional.of(stand.standing);
        return standing(Standing.WANTED, now).errand(new Errand(errand.check, Optional.of(folder), back));
    }

    /** It was read, and what was wrong is there no more. */
    public Item checked() {
        return errand(new Errand(false, errand.moveTo, errand.back));
    }

    /** It is in another folder now. @param file name there */
    public Item moved(String file, Instant now) {
        var there = errand.moveTo.orElse(place.root);
        var moved = at(new Place(there, place.name, file))
                .errand(new Errand(errand.check, Optional.empty(), Optional.empty()));
        return errand.back
                .filter(stood -> stood != Standing.WANTED && stood != Standing.FAILED)
                .map(stood -> moved.standing(stood, now))
                .orElse(moved);
    }

    private Item errand(Errand next) {
        return new Item(id, wanted, added, place, thing, progress, stand, options, rank, next);
    }

    public Item options(DownloadOptions next) {
        return new Item(id, wanted, added, place, thing, progress, stand, next, rank, errand);
    }

    public Item ranked(Priority priority, long at) {
        return new Item(id, wanted, added, place, thing, progress, stand, options.withPriority(priority), at, errand);
    }

    /** Returns the state of a download that does not run. */
    public TransferState state() {
        return switch (stand.standing) {
            case WANTED -> new TransferState.Queued();
            case PAUSED -> new TransferState.Paused();
            case CHOOSING -> new TransferState.Choosing();
            case COMPLETED -> new TransferState.Completed();
            case CANCELLED -> new TransferState.Cancelled(stand.kept);
            case FAILED ->
                stand.failure
                        .<TransferState>map(why -> why)
                        .orElseGet(() -> new Failed(
                                TransferState.Reason.DISK_ERROR,
                                "it failed for an unknown reason; resume to try again"));
        };
    }
}
