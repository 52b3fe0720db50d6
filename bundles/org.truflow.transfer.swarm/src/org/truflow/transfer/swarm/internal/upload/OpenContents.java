package org.truflow.transfer.swarm.internal.upload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.content.FileTree;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.share.ContentProvider;
import org.truflow.share.OpenContent;

/**
 * Contents open for reading, kept for some seconds since the next request is most likely for the same one, and never more than
 * some dozens. Providers may come and go at any time; what is being read of one that went ends by itself. Call from
 * threads that may wait for the disk.
 */
@SuppressWarnings("resource") // contents are closed when nobody reads them any more
final class OpenContents {
    private static final Logger LOG = LoggerFactory.getLogger(OpenContents.class);
    private static final int MOST_IDLE = 64;
    private static final long IDLE = 3_000_000_000L;

    private final List<ContentProvider> providers = new CopyOnWriteArrayList<>();
    private final Map<ContentHash, Shared> open = new LinkedHashMap<>();
    private boolean stopped;

    private static final class Shared {
        final ContentHash hash;
        final ContentProvider provider;
        final OpenContent content;
        int readers = 1;
        long used;
        boolean forgotten;

        @Nullable
        FileTree tree;

        Shared(ContentHash hash, ContentProvider provider, OpenContent content) {
            this.hash = hash;
            this.provider = provider;
            this.content = content;
        }
    }

    /** The right to read a content until it is closed. */
    final class Lease implements AutoCloseable {
        private final Shared shared;

        private Lease(Shared shared) {
            this.shared = shared;
        }

        OpenContent content() {
            return shared.content;
        }

        /** Returns the hashes of its pieces, once they lead to the content hash. */
        FileTree tree() throws IOException {
            synchronized (shared) {
                var known = shared.tree;
                if (known == null) {
                    known = FileTree.verified(shared.hash, shared.content.size(), shared.content.pieceLayer());
                    shared.tree = known;
                }
                return known;
            }
        }

        /** Returns the same right once more. */
        Lease again() {
            synchronized (open) {
                shared.readers++;
            }
            return new Lease(shared);
        }

        /** It can no longer be read: the next request opens it anew, or finds that it is gone. */
        void forget() {
            OpenContents.this.forget(shared);
        }

        @Override
        public void close() {
            release(shared);
        }
    }

    void add(ContentProvider provider) {
        providers.add(provider);
    }

    void remove(ContentProvider provider) {
        providers.remove(provider);
        var gone = new ArrayList<Shared>();
        synchronized (open) {
            open.values().stream()
                    .filter(shared -> shared.provider.equals(provider))
                    .forEach(gone::add);
        }
        gone.forEach(this::forget);
    }

    /** Returns whether there is one that has whole contents. */
    boolean hasProviders() {
        return providers.stream().anyMatch(provider -> !provider.partial());
    }

    /** @return empty if no provider has it for {@code asker} */
    Optional<Lease> open(ContentHash hash, PeerId asker) throws IOException {
        var willing = new ArrayList<ContentProvider>();
        for (var provider : providers) {
            if (provider.shows(hash, asker)) {
                willing.add(provider);
            }
        }
        willing.sort(Comparator.comparing(ContentProvider::partial));
        synchronized (open) {
            var shared = Optional.ofNullable(open.get(hash)).filter(there -> willing.contains(there.provider));
            if (shared.isPresent()) {
                shared.get().readers++;
                open.remove(hash);
                open.put(hash, shared.get());
                return Optional.of(new Lease(shared.get()));
            }
        }
        for (var provider : willing) {
            var content = provider.open(hash);
            if (content.isPresent()) {
                return Optional.of(new Lease(keep(new Shared(hash, provider, content.get()))));
            }
        }
        return Optional.empty();
    }

    private Shared keep(Shared shared) {
        synchronized (open) {
            // Another thread may have opened it meanwhile, or everything ends: then this one is closed after its only
            // use.
            if (stopped || open.containsKey(shared.hash)) {
                shared.forgotten = true;
            } else {
                open.put(shared.hash, shared);
            }
        }
        return shared;
    }

    private void release(Shared shared) {
        var closing = false;
        synchronized (open) {
            shared.readers--;
            shared.used = System.nanoTime();
            closing = shared.forgotten && shared.readers == 0;
        }
        if (closing) {
            close(shared);
        }
        tidy(MOST_IDLE, Long.MAX_VALUE);
    }

    private void forget(Shared shared) {
        var closing = false;
        synchronized (open) {
            open.remove(shared.hash, shared);
            closing = !shared.forgotten && shared.readers == 0;
            shared.forgotten = true;
        }
        if (closing) {
            close(shared);
        }
    }

    /** Closes what nobody has read for a while. */
    void tidy() {
        tidy(MOST_IDLE, IDLE);
    }

    private void tidy(int most, long idle) {
        var closing = new ArrayList<Shared>();
        synchronized (open) {
            var now = System.nanoTime();
            var excess = open.size() - most;
            for (Iterator<Shared> all = open.values().iterator(); all.hasNext(); ) {
                var shared = all.next();
                if (shared.readers == 0 && (excess > 0 || now - shared.used > idle)) {
                    shared.forgotten = true;
                    all.remove();
                    closing.add(shared);
                    excess--;
                }
            }
        }
        closing.forEach(OpenContents::close);
    }

    /** Closes everything; what is being read is closed by its last reader. */
    void stop() {
        List<Shared> idle;
        synchronized (open) {
            stopped = true;
            open.values().forEach(shared -> shared.forgotten = true);
            idle = open.values().stream().filter(shared -> shared.readers == 0).toList();
            open.clear();
        }
        idle.forEach(OpenContents::close);
    }

    private static void close(Shared shared) {
        try {
            shared.content.close();
        } catch (RuntimeException e) {
            LOG.warn("content {} could not be closed", shared.hash, e);
        }
    }
}
