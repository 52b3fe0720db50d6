package org.truflow.transfer.swarm.internal.swarm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.content.RemotePath;
import org.truflow.content.UnsafePathException;
import org.truflow.directory.Entry;
import org.truflow.directory.Listing;
import org.truflow.transfer.Wanted;
import org.truflow.transfer.swarm.internal.queue.Manifest;

/**
 * Lists a folder with everything below it into a manifest, page by page. What is still to be listed is read back from the
 * manifest itself, so memory stays the same however large or deep the folder is; entries and depth are bounded.
 */
@SuppressWarnings("resource") // writer and reader are closed when the listing ends
final class FolderLister {
    private static final Logger LOG = LoggerFactory.getLogger(FolderLister.class);
    private static final int PAGE = 1_000;

    /** What there is. @param bytes of all files; -1 never */
    record Found(int files, long bytes) {}

    /** There is more than can be downloaded at once. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;

        TooLargeException(String message) {
            super(message);
        }
    }

    /** The list cannot be written. */
    static final class NotKeptException extends IOException {
        private static final long serialVersionUID = 1;
        private final transient IOException why;

        NotKeptException(IOException why) {
            super("the list of files cannot be written: " + why, why);
            this.why = why;
        }

        IOException why() {
            return why;
        }
    }

    private final Tools tools;
    private final Wanted.Remote wanted;
    private final Manifest.Writer writer;
    private final Manifest.Reader reader;
    private final CompletableFuture<Found> result = new CompletableFuture<>();
    private int entries;
    private int files;
    private long bytes;
    private volatile boolean stopped;

    /** Waits for the disk. */
    FolderLister(Tools tools, Wanted.Remote wanted, Path manifest) throws IOException {
        this.tools = tools;
        this.wanted = wanted;
        this.writer = new Manifest.Writer(manifest);
        this.reader = new Manifest.Reader(writer.fresh());
    }

    /** @return fails with {@link IOException} if a folder cannot be asked for, or the list not be written */
    CompletionStage<Found> list(Listing first) {
        take("", first);
        return result.whenComplete((_, _) -> {
            try {
                reader.close();
                writer.close();
            } catch (IOException e) {
                LOG.debug("the list of {} is not closed well", wanted.path(), e);
            }
        });
    }

    /** Ends after the page that is under way. Call from any thread. */
    void stop() {
        stopped = true;
    }

    /** Returns the path in the catalog of what lies at {@code below} in the folder that is wanted; both may be empty. */
    static String path(Wanted.Remote wanted, String below) {
        var both = !wanted.path().isEmpty() && !below.isEmpty();
        return wanted.path() + (both ? "/" : "") + below;
    }

    /** Runs on a disk thread, one page at a time. */
    private void take(String folder, Listing page) {
        if (stopped) {
            result.completeExceptionally(new IOException("the listing was stopped"));
            return;
        }
        try {
            for (var entry : page.entries()) {
                add(folder.isEmpty() ? entry.name() : folder + "/" + entry.name(), entry);
            }
            if (page.next().isPresent() && !page.entries().isEmpty()) {
                ask(folder, page.next());
                return;
            }
            writer.flush();
            var next = nextFolder();
            if (next.isPresent()) {
                ask(next.get(), Optional.empty());
            } else {
                writer.complete();
                result.complete(new Found(files, bytes));
            }
        } catch (TooLargeException e) {
            result.completeExceptionally(e);
        } catch (IOException e) {
            result.completeExceptionally(new NotKeptException(e));
        }
    }

    private void add(String path, Entry entry) throws IOException {
        if (++entries > Manifest.MOST) {
            throw new TooLargeException(
                    "the folder has more than " + Manifest.MOST + " entries; download its folders one by one");
        }
        switch (entry) {
            case Entry.Folder _ -> {
                // One that is too deep or has an impossible name is kept as a line that will be left out, and not
                // looked into.
                writer.folder(path);
            }
            case Entry.File file -> {
                if (file.size() >= 0) {
                    writer.file(path, file.size(), file.content());
                    files++;
                    bytes = bytes + file.size() < 0 ? Long.MAX_VALUE : bytes + file.size();
                }
            }
        }
    }

    private Optional<String> nextFolder() throws IOException {
        for (var line = reader.next(); line.isPresent(); line = reader.next()) {
            if (line.get().folder() && legal(line.get().path())) {
                return Optional.of(line.get().path());
            }
        }
        return Optional.empty();
    }

    private static boolean legal(String path) {
        try {
            RemotePath.parse(path);
            return true;
        } catch (UnsafePathException e) {
            return false;
        }
    }

    private void ask(String folder, Optional<String> after) {
        tools.directories()
                .browse(wanted.user(), path(wanted, folder), after, PAGE)
                .whenComplete((page, e) -> {
                    if (e != null) {
                        result.completeExceptionally(Directories.cause(e));
                        return;
                    }
                    try {
                        tools.disk().execute(() -> take(folder, page));
                    } catch (RejectedExecutionException stopping) {
                        result.completeExceptionally(stopping);
                    }
                });
    }
}
