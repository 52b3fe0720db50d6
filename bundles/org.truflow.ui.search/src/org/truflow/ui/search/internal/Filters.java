package org.truflow.ui.search.internal;

import java.util.List;
import java.util.Locale;
import org.truflow.search.FileType;
import org.truflow.search.SizeClass;

/** How the filters of the widgets are written in a query. */
final class Filters {
    /** In the order in which they are offered. */
    static final List<FileType> TYPES = List.of(
            FileType.VIDEO,
            FileType.AUDIO,
            FileType.IMAGE,
            FileType.DOCUMENT,
            FileType.ARCHIVE,
            FileType.PROGRAM,
            FileType.FOLDER,
            FileType.OTHER);

    static final List<SizeClass> SIZES = List.of(SizeClass.values());

    private Filters() {}

    static String word(FileType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    static String range(SizeClass size) {
        return switch (size) {
            case TINY -> "<1M";
            case SMALL -> "1M..10M";
            case MEDIUM -> "10M..100M";
            case LARGE -> "100M..1G";
            case HUGE -> "1G..10G";
            case GIANT -> ">=10G";
        };
    }
}
