package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.truflow.id.PeerId;
import org.truflow.share.CatalogVersion;

/** Lucene's files, opened: a writer, searchers that see what it wrote, and the versions of the catalogs. */
@SuppressWarnings("resource") // Readers and writers belong to the open index.
final class OpenIndex implements AutoCloseable {
    private static final double BUFFER_MEBIBYTES = 32;

    private final FSDirectory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Map<PeerId, CatalogVersion> versions = new ConcurrentHashMap<>();

    /** @throws IOException also if the files are damaged */
    @SuppressWarnings("resource") // closed in close(), or below
    OpenIndex(Path folder) throws IOException {
        directory = FSDirectory.open(folder);
        try {
            var merges = new ConcurrentMergeScheduler();
            merges.setMaxMergesAndThreads(4, 1);
            writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig()
                            .setRAMBufferSizeMB(BUFFER_MEBIBYTES)
                            .setMergeScheduler(merges)
                            .setCommitOnClose(false));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
        try {
            searchers = new SearcherManager(writer, null);
            readVersions();
        } catch (IOException | RuntimeException e) {
            abandon();
            throw e;
        }
    }

    IndexWriter writer() {
        return writer;
    }

    SearcherManager searchers() {
        return searchers;
    }

    Map<PeerId, CatalogVersion> versions() {
        return versions;
    }

    private void readVersions() throws IOException {
        var searcher = searchers.acquire();
        try {
            searcher.search(new TermQuery(new Term(Fields.KIND, Fields.PEER)), new VersionReader(searcher));
        } finally {
            searchers.release(searcher);
        }
    }

    @NonNullByDefault({}) // Lucene says nothing of nulls, and its signatures are to be met as they are.
    private final class VersionReader extends SimpleCollector {
        private final IndexSearcher searcher;
        private int base;

        VersionReader(IndexSearcher searcher) {
            this.searcher = searcher;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext leaf) {
            base = leaf.docBase;
        }

        @Override
        public void collect(int document) throws IOException {
            var stored = Objects.requireNonNull(searcher.storedFields()
                    .document(base + document, Set.of(Fields.ENTRY))
                    .getBinaryValue(Fields.ENTRY));
            versions.put(StoredEntry.owner(stored), StoredEntry.version(stored));
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }

    /** Reads every file through and compares its check sum. */
    void check() throws IOException {
        var searcher = searchers.acquire();
        try {
            for (var leaf : ((DirectoryReader) searcher.getIndexReader()).leaves()) {
                leaf.reader().checkIntegrity();
            }
        } finally {
            searchers.release(searcher);
        }
    }

    /** Closes without a commit. */
    void abandon() throws IOException {
        try (directory) {
            writer.rollback();
        }
    }

    /** Commits and closes, without waiting for merges: they are done again. */
    @Override
    public void close() throws IOException {
        try {
            if (writer.isOpen()) {
                writer.commit();
            }
        } finally {
            abandon();
        }
    }
}
