package org.truflow.tracker.search.lucene.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.search.Question;
import org.truflow.tracker.search.SearchIndex;
import org.truflow.tracker.search.Sight;

/** The index, in one folder. */
@SuppressWarnings("resource") // Readers and writers belong to the open index.
final class LuceneIndex implements SearchIndex, Closeable {
    private final MendedIndex index;
    private final KnownFolders folders = new KnownFolders();
    private final Clock clock;
    private final Vocabulary vocabulary = new Vocabulary();
    private final KnownContents contents = new KnownContents();
    private final Learning learning = new Learning(vocabulary, contents);

    /**
     * @param whenMended called, on any thread, after the index failed and lost some of what it held
     * @throws IOException if the folder cannot be used; damaged files in it are no reason
     */
    LuceneIndex(Path folder, Clock clock, Runnable whenMended) throws IOException {
        this.clock = clock;
        index = new MendedIndex(folder, () -> {
            folders.forgetAll();
            whenMended.run();
        });
        learning.begin(index);
    }

    @Override
    public CatalogVersion version(PeerId owner) {
        return index.versions().getOrDefault(owner, CatalogVersion.NONE);
    }

    @Override
    public Set<PeerId> owners() {
        return Set.copyOf(index.versions().keySet());
    }

    @Override
    public void apply(PeerId owner, boolean fresh, List<CatalogChange> changes, CatalogVersion version)
            throws IOException {
        index.write(open -> {
            if (fresh) {
                open.writer().deleteDocuments(Fields.owner(owner));
                open.versions().remove(owner);
            }
            var known = fresh ? folders.none(owner) : folders.of(owner, new Current(open));
            var searcher = open.searchers().acquire();
            try {
                new PageWriter(
                                open.writer(),
                                owner,
                                known,
                                vocabulary,
                                new SourceCount(contents, searcher),
                                clock.instant().getEpochSecond())
                        .write(changes, version);
            } finally {
                open.searchers().release(searcher);
            }
            open.versions().put(owner, version);
        });
    }

    @Override
    public void drop(PeerId owner) throws IOException {
        index.write(open -> {
            open.writer().deleteDocuments(Fields.owner(owner));
            open.versions().remove(owner);
            folders.forget(owner);
        });
    }

    @Override
    public Matches search(Question question) throws IOException {
        return index.read(
                searcher -> new SearchRun(searcher.getIndexReader(), question, vocabulary, learning.isDone()).page());
    }

    @Override
    public Map<ContentHash, List<Match>> places(
            Collection<ContentHash> contents, int mostEach, Set<PeerId> preferred, Sight sight) throws IOException {
        return index.read(searcher -> {
            var finder = new PlaceFinder(searcher, preferred, sight);
            var found = new HashMap<ContentHash, List<Match>>();
            for (var content : contents) {
                var places = finder.places(content, mostEach);
                if (!places.isEmpty()) {
                    found.put(content, places);
                }
            }
            return found;
        });
    }

    @Override
    public long entries() {
        try {
            return index.read(searcher -> searcher.getIndexReader().numDocs()
                    - (long) searcher.count(new TermQuery(new Term(Fields.KIND, Fields.PEER))));
        } catch (IOException e) {
            return 0; // Nothing can be found in an index that cannot be read; the next write mends it.
        }
    }

    /** Makes everything applied so far visible. */
    void refresh() throws IOException {
        index.refresh();
    }

    /** Makes everything applied so far survive a crash. */
    void commit() throws IOException {
        index.commit();
    }

    @Override
    public void close() throws IOException {
        learning.stop();
        index.close();
    }

    /** Sees what was just written. */
    private record Current(OpenIndex open) implements KnownFolders.Looking {
        @Override
        public IndexSearcher acquire() throws IOException {
            open.searchers().maybeRefreshBlocking();
            return open.searchers().acquire();
        }

        @Override
        public void release(IndexSearcher searcher) throws IOException {
            open.searchers().release(searcher);
        }
    }
}
