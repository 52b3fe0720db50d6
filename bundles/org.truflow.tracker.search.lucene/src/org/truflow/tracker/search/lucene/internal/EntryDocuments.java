package org.truflow.tracker.search.lucene.internal;

import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.search.FileType;
import org.truflow.search.query.Folding;
import org.truflow.search.query.Word;
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
    private final Field nameField = new Field(Fields.NAME, names, TERMS);
    private final Field pathField = new Field(Fields.PATH, paths, TERMS);
    private final Vocabulary vocabulary;
    private String lastFolder = "";

    /** @param vocabulary learns the words */
    EntryDocuments(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    static Document peer(PeerId owner, CatalogVersion version) {
        var document = new Document();
        document.add(new StringField(Fields.ID, Fields.id(owner, "").bytes(), Field.Store.NO));
        document.add(new StringField(Fields.OWNER, Fields.owner(owner).bytes(), Field.Store.NO));
        document.add(new StringField(Fields.KIND, Fields.PEER, Field.Store.NO));
        document.add(new BinaryDocValuesField(Fields.ENTRY, new BytesRef(StoredEntry.of(owner, version))));
        return document;
    }

    /**
     * @param entry a file or folder
     * @param sources that the content has with this one
     * @param now seconds since 1970
     */
    Document entry(PeerId owner, CatalogChange entry, int sources, long now) {
        var path = entry.path();
        var slash = path.lastIndexOf('/');
        var name = path.substring(slash + 1);
        fillNames(Folding.words(name));
        fillPaths(slash < 0 ? "" : path.substring(0, slash));
        var document = new Document();
        var id = Fields.id(owner, path).bytes();
        document.add(new StringField(Fields.ID, id, Field.Store.NO));
        document.add(new StringField(Fields.OWNER, Fields.owner(owner).bytes(), Field.Store.NO));
        document.add(new SortedDocValuesField(Fields.SHARE, Fields.share(owner, path)));
        document.add(nameField);
        document.add(pathField);
        document.add(new StringField(Fields.KIND, Fields.ENTRIES, Field.Store.NO));
        switch (entry) {
            case CatalogChange.File file -> addFile(document, file, name, id, Rank.of(sources, seconds(file), now));
            case CatalogChange.Folder _, CatalogChange.Removed _ -> addFolder(document, id);
        }
        document.add(new BinaryDocValuesField(Fields.ENTRY, new BytesRef(StoredEntry.of(entry))));
        return document;
    }

    private static long seconds(CatalogChange.File file) {
        return file.modified().getEpochSecond();
    }

    private static void addFile(Document document, CatalogChange.File file, String name, BytesRef id, long rank) {
        var type = FileType.of(name);
        var extension = FileType.extension(name);
        document.add(new StringField(Fields.KIND, Fields.type(type), Field.Store.NO));
        if (!extension.isEmpty()) {
            document.add(new StringField(Fields.KIND, Fields.extension(extension), Field.Store.NO));
        }
        file.content()
                .ifPresent(content -> document.add(
                        new StringField(Fields.HASH, Fields.hash(content).bytes(), Field.Store.NO)));
        addValues(document, rank, group(file.content(), id), Traits.of(file.size(), type));
    }

    private static void addFolder(Document document, BytesRef id) {
        document.add(new StringField(Fields.KIND, Fields.FOLDER, Field.Store.NO));
        document.add(new StringField(Fields.KIND, Fields.type(FileType.FOLDER), Field.Store.NO));
        addValues(document, Rank.of(1, 0, 0), hash(id), Traits.of(0, FileType.FOLDER));
    }

    private static void addValues(Document document, long rank, long group, long traits) {
        document.add(new NumericDocValuesField(Fields.RANK, rank));
        document.add(new NumericDocValuesField(Fields.GROUP, group));
        document.add(new NumericDocValuesField(Fields.TRAITS, traits));
    }

    private static long group(Optional<ContentHash> content, BytesRef id) {
        return content.map(hash -> hash.value().a()).orElseGet(() -> hash(id));
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
        for (var word : words) {
            addTerms(names, word);
            if (!word.isIdeographic()) {
                addStarts(word.whole());
                word.parts().forEach(this::addStarts);
            }
        }
    }

    /** The first letter and the first two are terms: too many words begin so to ask for each. */
    private void addStarts(String word) {
        for (var letters = 1; letters <= 2 && letters <= word.codePointCount(0, word.length()); letters++) {
            names.add(Fields.START + word.substring(0, word.offsetByCodePoints(0, letters)));
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

    /** Of what is written without spaces each sign is a term, and each two in a row: any part of it may be a word. */
    private void addTerms(TermStream terms, Word word) {
        if (word.isIdeographic()) {
            word.pairs().forEach(terms::add);
        } else {
            learn(terms, word.whole());
        }
        for (var piece : word.isIdeographic() ? word.pieces() : word.parts()) {
            if (Folding.isIdeographic(piece.codePointAt(0))) {
                terms.add(piece);
            } else {
                learn(terms, piece);
            }
        }
    }

    private void learn(TermStream terms, String word) {
        terms.add(word);
        vocabulary.add(word);
    }
}
