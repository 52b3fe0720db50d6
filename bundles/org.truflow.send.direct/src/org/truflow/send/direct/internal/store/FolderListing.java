package org.truflow.send.direct.internal.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.truflow.directory.Entry;
import org.truflow.directory.Listing;
import org.truflow.protocol.send.OfferLine;

/**
 * Lists the folders of a list that was checked. Quick for whoever asks for them in the order in which they stand there, and for
 * one page after the other: it goes on from where it was. For several threads.
 */
public final class FolderListing implements AutoCloseable {
    private final ListFile.Reader folders;
    private final ListFile.Reader lines;
    private String folder = "";
    private long block;
    private String pageEnd = "";
    private long pageAt;

    public FolderListing(Path file) throws IOException {
        folders = new ListFile.Reader(file);
        try {
            lines = new ListFile.Reader(file);
        } catch (IOException e) {
            folders.close();
            throw e;
        }
    }

    /**
     * Returns a page of a folder.
     *
     * @param after name to continue after
     * @throws NoSuchFileException if there is no such folder
     */
    public synchronized Listing list(String path, Optional<String> after, int limit) throws IOException {
        if (!path.equals(folder) && !goTo(path) && !path.isEmpty() && !goTo(path)) {
            throw new NoSuchFileException(path);
        }
        var goesOn = after.filter(pageEnd::equals).isPresent();
        lines.seek(goesOn ? pageAt : block);
        var entries = new ArrayList<Entry>();
        for (var next = lines.next(); next.isPresent() && in(path, next.get()); next = lines.next()) {
            var name = ListCheck.name(next.get().path());
            if (!goesOn && after.isPresent() && ListCheck.compare(name, after.get()) <= 0) {
                continue;
            }
            if (entries.size() == limit) {
                return new Listing(entries, Optional.of(pageEnd));
            }
            entries.add(entry(name, next.get()));
            pageEnd = name;
            pageAt = lines.position();
        }
        return new Listing(entries, Optional.empty());
    }

    private static boolean in(String folder, OfferLine line) {
        return ListCheck.folder(line.path()).equals(folder);
    }

    private static Entry entry(String name, OfferLine line) {
        return line.folder()
                ? new Entry.Folder(name)
                : new Entry.File(name, line.size(), Instant.EPOCH, line.content());
    }

    private void rewind() {
        folders.seek(0);
        folder = "";
        block = 0;
        pageEnd = "";
    }

    /** Goes on to the folder {@code path}. If it does not come any more, goes to the beginning and returns false. */
    private boolean goTo(String path) throws IOException {
        pageEnd = "";
        while (!path.equals(folder)) {
            lines.seek(block);
            var start = block;
            for (var next = lines.next(); next.isPresent() && in(folder, next.get()); next = lines.next()) {
                start = lines.position();
            }
            block = start;
            Optional<OfferLine> next;
            do {
                next = folders.next();
                if (next.isEmpty()) {
                    rewind();
                    return false;
                }
            } while (!next.get().folder());
            folder = next.get().path();
        }
        return true;
    }

    @Override
    public synchronized void close() throws IOException {
        try (folders) {
            lines.close();
        }
    }
}
