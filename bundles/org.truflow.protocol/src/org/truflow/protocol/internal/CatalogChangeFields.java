package org.truflow.protocol.internal;

import org.truflow.id.ContentHash;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.share.CatalogChange;

/** {@code t type: 1 file 2 folder 3 removed, p path}, of a file also {@code s size, m modified, h content} */
final class CatalogChangeFields {
    private static final int FILE = 1;
    private static final int FOLDER = 2;
    private static final int REMOVED = 3;

    private CatalogChangeFields() {}

    static void write(CatalogChange change, MapWriter out) {
        switch (change) {
            case CatalogChange.File file ->
                out.number("t", FILE)
                        .text("p", file.path(), Limits.PATH)
                        .number("s", file.size())
                        .instant("m", file.modified())
                        .hash("h", file.content().map(ContentHash::value));
            case CatalogChange.Folder folder -> out.number("t", FOLDER).text("p", folder.path(), Limits.PATH);
            case CatalogChange.Removed removed -> out.number("t", REMOVED).text("p", removed.path(), Limits.PATH);
        }
    }

    static CatalogChange read(MapReader in) throws MalformedMessageException {
        var path = in.text("p", Limits.PATH);
        return switch (in.number("t", FILE, REMOVED)) {
            case FILE ->
                new CatalogChange.File(
                        path,
                        in.number("s", 0, Long.MAX_VALUE),
                        in.instant("m"),
                        in.optionalHash("h").map(ContentHash::new));
            case FOLDER -> new CatalogChange.Folder(path);
            default -> new CatalogChange.Removed(path);
        };
    }
}
