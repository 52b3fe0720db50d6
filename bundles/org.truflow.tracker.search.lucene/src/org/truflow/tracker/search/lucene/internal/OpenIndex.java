package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.FSDirectory;
import org.truflow.id.PeerId;
import org.truflow.share.CatalogVersion;

/** Lucene's files, opened: a writer, searchers that see what it wrote, and the versions of the catalogs. */
@SuppressWarnings("resource") // Readers and writers belong to the open index.
final class OpenIndex implements AutoCloseable {
    private static final double BUFFER_MEBIBYTES = 32;

    /** Of the documents: an index of another one is built anew. */
    private static final String FORMAT = "2";

    private static final String FORMAT_KEY = "truflow";

    /** A search goes through each segment from its beginning and stops when it has enough. */
    private static final Sort ORDER = new Sort(
            new SortField(Fields.RANK, SortField.Type.LONG, true), new SortField(Fields.GROUP, SortField.Type.LONG));

    private static final double LARGEST_SEGMENT_MEBIBYTES = 20_000;
    private static final double SMALL_SEGMENT_MEBIBYTES = 8;
    private static final int SEGMENTS_OF_A_SIZE = 4;

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
            checkFormat();
            writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig()
                            .setRAMBufferSizeMB(BUFFER_MEBIBYTES)
                            .setIndexSort(ORDER)
                            .setMergePolicy(fewSegments())
                            .setMergeScheduler(merges)
                            .setCommitOnClose(false));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
        writer.setLiveCommitData(Map.of(FORMAT_KEY, FORMAT).entrySet());
        try {
            searchers = new SearcherManager(writer, null);
            readVersions();
        } catch (IOException | RuntimeException e) {
            abandon();
            throw e;
        }
    }

    private void checkFormat() throws IOException {
        if (DirectoryReader.indexExists(directory)) {
            var made = SegmentInfos.readLatestCommit(directory).getUserData().getOrDefault(FORMAT_KEY, "1");
            if (!made.equals(FORMAT)) {
                throw new IOException("it was made by another version");
            }
        }
    }

    /** Each term is looked up in each segment. */
    private static TieredMergePolicy fewSegments() {
        var policy = new TieredMergePolicy();
        policy.setSegmentsPerTier(SEGMENTS_OF_A_SIZE);
        policy.setMaxMergedSegmentMB(LARGEST_SEGMENT_MEBIBYTES);
        policy.setFloorSegmentMB(SMALL_SEGMENT_MEBIBYTES);
        return policy;
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
            for (var leaf : searcher.getIndexReader().leaves()) {
                readVersions(leaf.reader());
            }
        } finally {
            searchers.release(searcher);
        }
    }

    private void readVersions(LeafReader segment) throws IOException {
        var peers = segment.postings(new Term(Fields.KIND, Fields.PEER), PostingsEnum.NONE);
        if (peers == null) {
            return;
        }
        var entries = new Entries.Segment(segment);
        var live = segment.getLiveDocs();
        for (var document = peers.nextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = peers.nextDoc()) {
            if (live == null || live.get(document)) {
                var stored = entries.bytes(document);
                versions.put(StoredEntry.owner(stored), StoredEntry.version(stored));
            }
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
