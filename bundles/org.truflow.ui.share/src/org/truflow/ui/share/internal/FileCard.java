package org.truflow.ui.share.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.truflow.directory.Source;
import org.truflow.id.ContentHash;
import org.truflow.search.FileType;
import org.truflow.ui.Amounts;
import org.truflow.ui.FileFacts;
import org.truflow.ui.Texts;
import org.truflow.ui.Visible;

/**
 * What the view about a file says. Any thread.
 *
 * @param title name of the file, or how many were chosen
 */
record FileCard(String title, String icon, List<Line> lines) {
    private static final Texts TEXTS = Texts.of(FileCard.class);
    /** Pairs of these follow one another in the card. */
    private static final Set<String> BRIEF = Set.of("owners", "size", "type", "modified", "files", "folders");

    private static final int MOST_OWNERS = 5;
    private static final int MOST_SOURCES = 20;

    private static final Map<FileType, String> ICONS = Map.of(
            FileType.AUDIO, "file-audio",
            FileType.VIDEO, "file-video",
            FileType.IMAGE, "file-image",
            FileType.DOCUMENT, "file-document",
            FileType.ARCHIVE, "file-archive");

    FileCard {
        lines = List.copyOf(lines);
    }

    /** @param key names the text of the label; also the widget's */
    record Line(String key, String value) {
        /** Returns whether another may stand beside it. */
        boolean brief() {
            return BRIEF.contains(key);
        }
    }

    /** Who has it, as far as that was asked. */
    sealed interface Asked {
        record No() implements Asked {}

        record Waiting() implements Asked {}

        record Found(List<Source> sources) implements Asked {
            public Found {
                sources = List.copyOf(sources);
            }
        }

        record Failed(String why) implements Asked {}
    }

    static FileCard of(List<FileFacts> chosen, Asked asked) {
        return chosen.size() == 1 ? of(chosen.getFirst(), asked) : many(chosen);
    }

    private static FileCard of(FileFacts file, Asked asked) {
        var lines = new ArrayList<Line>();
        file.owners().stream().findFirst().ifPresent(owner -> lines.add(new Line("path", Visible.text(owner.path()))));
        if (!file.owners().isEmpty()) {
            lines.add(new Line("owners", owners(file.owners())));
        }
        if (file.size() >= 0) {
            lines.add(new Line("size", size(file.size())));
        }
        lines.add(new Line("type", type(file)));
        file.modified().ifPresent(at -> lines.add(new Line("modified", Amounts.moment(at))));
        if (!file.folder()) {
            lines.add(new Line(
                    "content", file.content().map(ContentHash::toString).orElse(TEXTS.get("file.content.none"))));
        }
        if (file.content().isPresent()) {
            lines.add(new Line("sources", sources(asked)));
        }
        lines.add(new Line(
                "local", file.local().map(path -> Visible.text(path.toString())).orElse(TEXTS.get("file.local.none"))));
        return new FileCard(Visible.text(file.name()), icon(file.name(), file.folder()), lines);
    }

    private static FileCard many(List<FileFacts> chosen) {
        var files = chosen.stream().filter(file -> !file.folder()).count();
        var bytes = chosen.stream().mapToLong(file -> Math.max(0, file.size())).sum();
        var lines = List.of(
                new Line("files", Amounts.count(files)),
                new Line("folders", Amounts.count(chosen.size() - files)),
                new Line("size", size(bytes)));
        return new FileCard(TEXTS.get("file.many", chosen.size()), "details", lines);
    }

    private static String size(long bytes) {
        return bytes < 1_000
                ? Amounts.size(bytes)
                : TEXTS.get("file.size.both", Amounts.size(bytes), Amounts.count(bytes));
    }

    private static String owners(List<FileFacts.Owner> owners) {
        var named = owners.stream()
                .limit(MOST_OWNERS)
                .map(owner -> owner.online()
                        ? Visible.text(owner.user())
                        : TEXTS.get("file.owner.offline", Visible.text(owner.user())))
                .collect(Collectors.joining(", "));
        return owners.size() > MOST_OWNERS ? TEXTS.get("file.owners.more", named, owners.size() - MOST_OWNERS) : named;
    }

    private static String sources(Asked asked) {
        return switch (asked) {
            case Asked.No _ -> TEXTS.get("file.sources.no");
            case Asked.Waiting _ -> TEXTS.get("file.sources.waiting");
            case Asked.Failed(var why) -> TEXTS.get("file.sources.failed", why);
            case Asked.Found(var sources) when sources.isEmpty() -> TEXTS.get("file.sources.none");
            case Asked.Found(var sources) -> {
                var online = sources.stream().filter(Source::online).count();
                var names = sources.stream()
                        .map(Source::user)
                        .distinct()
                        .limit(MOST_SOURCES)
                        .map(Visible::text)
                        .collect(Collectors.joining(", "));
                yield TEXTS.get("file.sources.found", sources.size(), online, names);
            }
        };
    }

    private static String type(FileFacts file) {
        if (file.folder()) {
            return TEXTS.get("type.folder");
        }
        var type = TEXTS.get("type." + FileType.of(file.name()).name().toLowerCase(Locale.ROOT));
        var end = FileType.extension(file.name()).toUpperCase(Locale.ROOT);
        return end.isEmpty() ? type : TEXTS.get("file.type.both", type, end);
    }

    /** Returns the name of the icon for a file. */
    static String icon(String name, boolean folder) {
        return folder ? "folder" : ICONS.getOrDefault(FileType.of(name), "file");
    }
}
