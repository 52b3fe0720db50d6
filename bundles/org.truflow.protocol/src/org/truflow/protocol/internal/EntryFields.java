package org.truflow.protocol.internal;

import org.truflow.directory.Entry;
import org.truflow.id.ContentHash;
import org.truflow.protocol.Limits;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;

/** {@code t type: 1 file 2 folder, n name}, of a file also {@code s size, m modified, h content} */
final class EntryFields {
    private static final int FILE = 1;
    private static final int FOLDER = 2;

    private EntryFields() {}

    static void write(Entry entry, MapWriter out) {
        switch (entry) {
            case Entry.File file ->
                out.number("t", FILE)
                        .text("n", file.name(), Limits.FILE_NAME)
                        .number("s", file.size())
                        .instant("m", file.modified())
                        .hash("h", file.content().map(ContentHash::value));
            case Entry.Folder folder -> out.number("t", FOLDER).text("n", folder.name(), Limits.FILE_NAME);
        }
    }

    static Entry read(MapReader in) throws MalformedMessageException {
        var name = in.text("n", Limits.FILE_NAME);
        if (in.number("t", FILE, FOLDER) == FOLDER) {
            return new Entry.Folder(name);
        }
        return new Entry.File(
                name,
                in.number("s", 0, Long.MAX_VALUE),
                in.instant("m"),
                in.optionalHash("h").map(ContentHash::new));
    }
}
