package org.truflow.share.local.internal;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches folders one by one, as many as the system allows. What it tells are hints where to look: nothing is taken from an event but
 * the name, events may come twice, late, or for a folder that meanwhile has another name.
 *
 * <p>The thread that takes the events must never wait, else the system drops them; then the whole folder is told.
 */
final class FolderWatch {

    /** Called on the watching thread; must not wait. */
    @FunctionalInterface
    interface Listener {
        /** @param name of what changed in the folder, null if it is not known */
        void changed(Path folder, @Nullable Path name);
    }

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    private final int most;
    private final Listener listener;
    private final @Nullable WatchService service;
    private final ConcurrentSkipListMap<Path, Watched> watched = new ConcurrentSkipListMap<>();

    /** @param most how many folders may be watched */
    FolderWatch(Path anywhere, int most, Listener listener) {
        this.most = most;
        this.listener = listener;
        var opened = open(anywhere);
        this.service = opened;
        if (opened != null) {
            Thread.ofPlatform().name("truflow-share-watch").daemon().start(() -> take(opened));
        }
    }

    @SuppressWarnings("resource") // The default file system is never closed.
    private static @Nullable WatchService open(Path anywhere) {
        try {
            return anywhere.getFileSystem().newWatchService();
        } catch (IOException e) {
            LOG.warn(
                    "folders cannot be watched, they are looked through from time to time instead: {}", e.getMessage());
            return null;
        }
    }

    /**
     * Begins to watch a folder; nothing happens if that very folder is watched already under that path.
     *
     * @param device and {@code node}: which folder it is
     * @return false if it is not watched since the limit is reached
     */
    boolean watch(Path folder, long device, long node) {
        var known = Optional.ofNullable(watched.get(folder));
        if (known.filter(entry -> entry.key.isValid() && entry.is(device, node)).isPresent()) {
            return true;
        }
        var present = service;
        if (present == null || watched.size() >= most) {
            return false;
        }
        // Another folder has taken its place.
        known.ifPresent(entry -> entry.key.cancel());
        try {
            var key = register(folder, present);
            // A folder that was moved keeps its key, with the old path: only a new key tells the new one.
            if (!folder.equals(key.watchable())) {
                key.cancel();
                key = register(folder, present);
            }
            watched.put(folder, new Watched(key, device, node));
            return true;
        } catch (FileSystemException | ClosedWatchServiceException e) {
            // The folder itself is gone or closed to us: whoever looks into it finds that out.
            return true;
        } catch (IOException e) {
            LOG.debug("{} cannot be watched: {}", folder, e.getMessage());
            return false;
        }
    }

    private record Watched(WatchKey key, long device, long node) {
        boolean is(long otherDevice, long otherNode) {
            return device == otherDevice && node == otherNode;
        }
    }

    private static WatchKey register(Path folder, WatchService service) throws IOException {
        return folder.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_DELETE,
                StandardWatchEventKinds.ENTRY_MODIFY);
    }

    /** Ends watching a folder and all below it. */
    void forget(Path top) {
        var text = top.toString();
        for (var entry : watched.tailMap(top, true).entrySet()) {
            if (entry.getKey().startsWith(top)) {
                entry.getValue().key.cancel();
                watched.remove(entry.getKey());
            } else if (!entry.getKey().toString().startsWith(text)) {
                return;
            }
        }
    }

    int size() {
        return watched.size();
    }

    private void take(WatchService service) {
        try {
            while (true) {
                tell(service.take());
            }
        } catch (ClosedWatchServiceException | InterruptedException e) {
            LOG.debug("watching ends");
        }
    }

    private void tell(WatchKey key) {
        if (!(key.watchable() instanceof Path folder)) {
            return;
        }
        for (var event : key.pollEvents()) {
            // An overflow has no name.
            listener.changed(folder, event.context() instanceof Path name ? name : null);
        }
        if (!key.reset()) {
            if (Optional.ofNullable(watched.get(folder))
                    .filter(entry -> !entry.key.isValid())
                    .isPresent()) {
                watched.remove(folder);
            }
            listener.changed(folder, null);
        }
    }

    void close() {
        var present = service;
        if (present != null) {
            try {
                present.close();
            } catch (IOException e) {
                LOG.warn("the watching of folders does not end: {}", e.getMessage());
            }
        }
    }
}
