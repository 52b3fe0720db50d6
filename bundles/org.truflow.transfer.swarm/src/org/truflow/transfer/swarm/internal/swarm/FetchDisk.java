package org.truflow.transfer.swarm.internal.swarm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.content.SafePath;
import org.truflow.id.ContentHash;
import org.truflow.transfer.swarm.internal.disk.Finisher;
import org.truflow.transfer.swarm.internal.disk.Folders;
import org.truflow.transfer.swarm.internal.disk.PartFile;

/** Where one content is fetched to, and what is done there away from the lane; what follows is on it. */
final class FetchDisk {
    private static final long KEEP_FREE = 16L << 20;

    /** @param root folder of the download; {@code target} of the finished file in it; {@code part} file to fetch into */
    record Place(Path root, SafePath target, Path part) {
        private Path folder() {
            var folder = part.getParent();
            return folder == null ? root : folder;
        }
    }

    /** What is there already. */
    interface Opened {
        /** The file itself, under its name. */
        void complete(Path at);

        /** Nothing, or a part. */
        void part(Optional<PartFile.Found> found);
    }

    private final Tools tools;
    private final DiskTasks tasks;
    private final Place place;
    private final PartFile part;
    private final Consumer<Runnable> back;
    private final Consumer<Exception> failed;

    /** @param back runs what follows, if it is still wanted */
    FetchDisk(Tools tools, Place place, Consumer<Runnable> back, Consumer<Exception> failed) {
        this.tools = tools;
        this.tasks = new DiskTasks(tools);
        this.place = place;
        this.part = new PartFile(place.part);
        this.back = back;
        this.failed = failed;
    }

    PartFile part() {
        return part;
    }

    /** @param expected size that the file probably has, -1 if unknown */
    void open(ContentHash content, long expected, Opened then) {
        tasks.run(
                () -> {
                    if (expected >= 0 && tools.finisher().there(place.root, place.target, content, expected)) {
                        var at = place.target.resolveUnder(place.root);
                        return () -> then.complete(at);
                    }
                    Folders.create(place.folder());
                    var found = part.recover(content);
                    return () -> then.part(found);
                },
                back,
                failed);
    }

    /** Tells whether so many more bytes fit. */
    @SuppressWarnings("resource") // a file store holds nothing
    void room(long bytes, Consumer<Boolean> then) {
        tasks.run(
                () -> {
                    var enough = Files.getFileStore(place.root).getUsableSpace() - KEEP_FREE >= bytes;
                    return () -> then.accept(enough);
                },
                back,
                failed);
    }

    /** @param then takes the final name, or why there is none */
    void finish(ContentHash content, long size, BiConsumer<@Nullable Path, @Nullable Exception> then) {
        tools.finisher()
                .finish(new Finisher.Finished(
                        part,
                        place.root,
                        place.target,
                        content,
                        size,
                        (at, why) -> tools.lane().execute(() -> back.accept(() -> then.accept(at, why)))));
    }

    void close() {
        part.end();
        tasks.close(part::close, place.part);
    }

    void delete() {
        part.end();
        tasks.close(part::delete, place.part);
    }
}
