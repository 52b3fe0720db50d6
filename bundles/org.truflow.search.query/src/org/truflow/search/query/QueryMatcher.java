package org.truflow.search.query;

import java.util.Optional;
import org.truflow.id.ContentHash;
import org.truflow.search.FileType;
import org.truflow.share.CatalogChange;

/** Says of one entry at a time whether it is what a query asks for. Typos are not forgiven. Call from any thread. */
public final class QueryMatcher {
    private final SearchQuery query;

    public QueryMatcher(SearchQuery query) {
        this.query = query;
    }

    /** @param entry a file or folder @param owner name of whoever shares it */
    public boolean matches(CatalogChange entry, String owner) {
        var path = FoldedPath.of(entry.path());
        return query.sought().stream().allMatch(path::has)
                && query.excluded().stream().noneMatch(path::has)
                && query.conditions().stream()
                        .allMatch(condition -> holds(condition.filter(), entry, path, owner) != condition.negated());
    }

    private static boolean holds(Filter filter, CatalogChange entry, FoldedPath path, String owner) {
        return switch (filter) {
            case Filter.Type type -> type.types().contains(type(entry));
            case Filter.Extension extension ->
                entry instanceof CatalogChange.File && extension.extensions().contains(FileType.extension(name(entry)));
            case Filter.Size size ->
                entry instanceof CatalogChange.File file && size.least() <= file.size() && file.size() <= size.most();
            case Filter.Date date ->
                entry instanceof CatalogChange.File file
                        && !file.modified().isBefore(date.from())
                        && file.modified().isBefore(date.before());
            case Filter.Owner names -> names.names().contains(FilterParser.folded(owner));
            case Filter.In in -> path.isBelow(in);
            case Filter.Hash hash ->
                content(entry)
                        .filter(content -> content.toString().startsWith(hash.digits()))
                        .isPresent();
        };
    }

    private static FileType type(CatalogChange entry) {
        return entry instanceof CatalogChange.File ? FileType.of(name(entry)) : FileType.FOLDER;
    }

    private static Optional<ContentHash> content(CatalogChange entry) {
        return entry instanceof CatalogChange.File file ? file.content() : Optional.empty();
    }

    private static String name(CatalogChange entry) {
        return entry.path().substring(entry.path().lastIndexOf('/') + 1);
    }
}
