package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.content.FileTree;
import org.truflow.content.SafePath;
import org.truflow.id.ContentHash;
import org.truflow.transfer.swarm.internal.disk.Finisher;
import org.truflow.transfer.swarm.internal.disk.Folders;
import org.truflow.transfer.swarm.internal.disk.KeptTrees;
import org.truflow.transfer.swarm.internal.disk.PartFile;

/** Where one content is fetched to, and what is done there away from the lane; what follows is on it. */
final class FetchDisk {
    private static final Logger LOG = LoggerFactory.getLogger(FetchDisk.class);
    private static final long KEEP_FREE = 16L << 20;

    /**
     * @param root folder of the download; {@code target} of the finished file in it; {@code part} file to fetch into
     * @param tree where the hashes of the pieces are kept when it is finished, to find out later what is damaged
     */
    record Place(Path root, SafePath target, Path part, Path tree) {
        /** Returns that of one file of a folder. @param part beginning of the names of part files */
        static Place of(Path root, SafePath target, Path part, Path manifest, int index) {
            return new Place(
                    root, target, part.resolveSibling(part.getFileName() + "-" + index), KeptTrees.of(manifest, index));
        }

        private Path folder() {
            var folder = part.getParent();
            return folder == null ? root : folder;
        }
    }

    /** What is there already. */
    interface Opened {
        /** The file itself, under its name. */
        void complete(Path at);

        /** Nothing, or a part. @param copied bytes of it that this machine had under another name */
        void part(Optional<PartFile.Found> found, long copied);
    }

    private final Tools tools;
    private final DiskTasks tasks;
    private final Place place;
    private final PartFile part;
    private final Consumer<Runnable> back;
    private final Consumer<Exception> failed;
    private @Nullable ContentHash offered;

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
                    var copied = found.filter(FetchDisk::complete).isPresent()
                            ? Optional.<PartFile.Found>empty()
                            : copy(content);
                    return () -> then.part(
                            copied.or(() -> found), copied.map(FetchDisk::bytes).orElse(0L));
                },
                back,
                failed);
    }

    private static boolean complete(PartFile.Found found) {
        return found.verified().cardinality() == found.tree().pieces().count();
    }

    private static long bytes(PartFile.Found found) {
        return found.verified().stream()
                .mapToLong(found.tree().pieces()::length)
                .sum();
    }

    /** What is here already need not be fetched. If the copy is not right, or not possible, it is fetched all the same. */
    private Optional<PartFile.Found> copy(ContentHash content) {
        var local = tools.local().open(content);
        if (local.isEmpty()) {
            return Optional.empty();
        }
        try (var here = local.get()) {
            if (usable() - KEEP_FREE < here.size()) {
                return Optional.empty();
            }
            var copied = tools.finisher().copy(part, here, content);
            return copied.verified().isEmpty() ? Optional.empty() : Optional.of(copied);
        } catch (IOException | CancellationException e) {
            LOG.info("{} is here already, but cannot be copied: {}", place.target, e.toString());
            return Optional.empty();
        }
    }

    @SuppressWarnings("resource") // a file store holds nothing
    private long usable() throws IOException {
        return Files.getFileStore(place.root).getUsableSpace();
    }

    /** Others may have the verified pieces from now on, as soon as the content is {@code forEveryone}. */
    void offer(FileTree tree, BooleanSupplier forEveryone) {
        if (tree.pieces().count() > 1) {
            offered = tree.root();
            tools.partials().add(part, tree, place.target.name(), forEveryone);
        }
    }

    private void withdraw() {
        var content = offered;
        if (content != null) {
            tools.partials().remove(part, content);
        }
    }

    /** Tells whether so many more bytes fit. */
    void room(long bytes, Consumer<Boolean> then) {
        tasks.run(
                () -> {
                    var enough = usable() - KEEP_FREE >= bytes;
                    return () -> then.accept(enough);
                },
                back,
                failed);
    }

    /** @param then takes the final name, or why there is none */
    void finish(ContentHash content, long size, BiConsumer<@Nullable Path, @Nullable Exception> then) {
        withdraw();
        tools.finisher()
                .finish(new Finisher.Finished(
                        part,
                        place.root,
                        place.target,
                        content,
                        size,
                        place.tree,
                        (at, why) -> tools.lane().execute(() -> back.accept(() -> then.accept(at, why)))));
    }

    void close() {
        withdraw();
        part.end();
        tasks.close(part::close, place.part);
    }

    void delete() {
        withdraw();
        part.end();
        tasks.close(part::delete, place.part);
    }
}
