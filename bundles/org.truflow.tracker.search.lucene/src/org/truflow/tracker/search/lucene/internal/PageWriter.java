package org.truflow.tracker.search.lucene.internal;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.PrefixQuery;
import org.truflow.id.PeerId;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;

/** Writes one page of a peer's changes. Writing it again changes nothing. */
final class PageWriter {
    private final IndexWriter writer;
    private final PeerId owner;
    private final Hashes folders;
    private final EntryDocuments documents;
    private final SourceCount sources;
    private final long now;
    private final Set<String> made = new HashSet<>();

    /**
     * @param folders where the owner has folders, at least
     * @param now seconds since 1970
     */
    PageWriter(IndexWriter writer, PeerId owner, Hashes folders, Vocabulary vocabulary, SourceCount sources, long now) {
        this.writer = writer;
        this.owner = owner;
        this.folders = folders;
        this.documents = new EntryDocuments(vocabulary);
        this.sources = sources;
        this.now = now;
    }

    void write(List<CatalogChange> changes, CatalogVersion version) throws IOException {
        for (var change : changes) {
            switch (change) {
                case CatalogChange.File file -> {
                    makeFolder(parent(file.path()));
                    if (isFolder(file.path())) {
                        deleteBelow(file.path());
                    }
                    put(file);
                }
                case CatalogChange.Folder folder -> makeFolder(folder.path());
                case CatalogChange.Removed removed -> {
                    if (isFolder(removed.path())) {
                        deleteBelow(removed.path());
                    }
                    writer.deleteDocuments(Fields.id(owner, removed.path()));
                }
            }
        }
        // Last: whatever of the page is lost in a crash is behind a version that says so.
        writer.updateDocument(Fields.id(owner, ""), EntryDocuments.peer(owner, version));
    }

    private void put(CatalogChange entry) throws IOException {
        var others = entry instanceof CatalogChange.File file && file.content().isPresent()
                ? sources.others(owner, file.content().get())
                : 0;
        writer.updateDocument(Fields.id(owner, entry.path()), documents.entry(owner, entry, 1 + others, now));
    }

    private boolean isFolder(String path) {
        return folders.contains(hash(path));
    }

    private void makeFolder(String path) throws IOException {
        for (var folder = path; !folder.isEmpty() && made.add(folder); folder = parent(folder)) {
            folders.add(hash(folder));
            put(new CatalogChange.Folder(folder));
        }
    }

    private void deleteBelow(String path) throws IOException {
        writer.deleteDocuments(new PrefixQuery(Fields.id(owner, path + "/")));
        made.clear();
    }

    private long hash(String path) {
        return EntryDocuments.hash(Fields.id(owner, path).bytes());
    }

    private static String parent(String path) {
        var slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
