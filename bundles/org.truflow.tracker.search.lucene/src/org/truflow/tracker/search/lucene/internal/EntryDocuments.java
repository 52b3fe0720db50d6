package org.truflow.tracker.search.lucene.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;

/** Makes documents. For one thread: each document is good until the next is asked for. */
final class EntryDocuments {
    private static final FieldType TERMS = new FieldType();

    static {
        TERMS.setIndexOptions(IndexOptions.DOCS);
        TERMS.setTokenized(true);
        TERMS.setOmitNorms(true);
        TERMS.freeze();
    }

    private final TermStream names = new TermStream();
    private final TermStream paths = new TermStream();
    private final TermStream grams = new TermStream();
    private final Field nameField = new Field(Fields.NAME, names, TERMS);
    private final Field pathField = new Field(Fields.PATH, paths, TERMS);
    private final Field gramField = new Field(Fields.GRAMS, grams, TERMS);
    private String lastFolder = "";

    static Document peer(PeerId owner, CatalogVersion version) {
        var document = new Document();
        document.add(new StringField(Fields.ID, Fields.id(owner, "").bytes(), Field.Store.NO));
        document.add(new StringField(Fields.OWNER, Fields.owner(owner).bytes(), Field.Store.NO));
        document.add(new StringField(Fields.KIND, Fields.PEER, Field.Store.NO));
        document.add(new StoredField(Fields.ENTRY, StoredEntry.of(owner, version)));
        return document;
    }

    /** @param entry a file or folder */
    Document entry(PeerId owner, CatalogChange entry) {
        var path = entry.path();
        var slash = path.lastIndexOf('/');
        var words = Folding.words(path.substring(slash + 1));
        fillNames(words);
        fillPaths(slash < 0 ? "" : path.substring(0, slash));
        var document = new Document();
        var id = Fields.id(owner, path).bytes();
        document.add(new StringField(Fields.ID, id, Field.Store.NO));
        document.add(new StringField(Fields.OWNER, Fields.owner(owner).bytes(), Field.Store.NO));
        document.add(new SortedDocValuesField(Fields.SHARE, Fields.share(owner, path)));
        document.add(nameField);
        document.add(pathField);
        document.add(gramField);
        document.add(new BinaryDocValuesField(Fields.FOLDED, new BytesRef(folded(words))));
        var content = entry instanceof CatalogChange.File file ? file.content() : Optional.<ContentHash>empty();
        content.ifPresent(hash ->
                document.add(new StringField(Fields.HASH, Fields.hash(hash).bytes(), Field.Store.NO)));
        document.add(new NumericDocValuesField(
                Fields.GROUP, content.map(hash -> hash.value().a()).orElseGet(() -> hash(id))));
        var modified = entry instanceof CatalogChange.File file ? file.modified() : Instant.EPOCH;
        document.add(new NumericDocValuesField(Fields.TIME, modified.getEpochSecond()));
        if (entry instanceof CatalogChange.Folder) {
            document.add(new StringField(Fields.KIND, Fields.FOLDER, Field.Store.NO));
        }
        document.add(new StoredField(Fields.ENTRY, StoredEntry.of(owner, entry)));
        return document;
    }

    /** Returns 64 well mixed bits of a key. */
    static long hash(BytesRef key) {
        var hash = 0xCBF29CE484222325L;
        for (var i = key.offset; i < key.offset + key.length; i++) {
            hash = (hash ^ key.bytes[i]) * 0x100000001B3L;
        }
        hash = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
        return hash ^ hash >>> 29;
    }

    private void fillNames(List<Word> words) {
        names.clear();
        grams.clear();
        for (var word : words) {
            addTerms(names, word);
            Grams.of(word.whole()).forEach(grams::add);
            Grams.starts(word.whole()).forEach(grams::add);
            word.parts().forEach(part -> Grams.starts(part).forEach(grams::add));
        }
    }

    private void fillPaths(String folder) {
        if (folder.equals(lastFolder)) {
            return;
        }
        paths.clear();
        Folding.words(folder).forEach(word -> addTerms(paths, word));
        lastFolder = folder;
    }

    private static void addTerms(TermStream terms, Word word) {
        terms.add(word.whole());
        word.parts().forEach(terms::add);
    }

    private static String folded(List<Word> words) {
        var text = new StringBuilder();
        words.forEach(word -> text.append(' ').append(word.whole()));
        return text.toString();
    }
}
