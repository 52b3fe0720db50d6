package org.truflow.ui.share.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.truflow.share.Audience;
import org.truflow.ui.Texts;

/**
 * What somebody wants to share, as typed so far. Any thread.
 *
 * @param label empty for the name of the folder
 * @param names of people, and of groups after an {@code @}, apart by commas or spaces; only for {@link Who#CHOSEN}
 */
record PublishDraft(String folder, String label, Who who, String names) {
    private static final Texts TEXTS = Texts.of(PublishDraft.class);

    /** Who may see it. */
    enum Who {
        EVERYONE,
        CHOSEN,
        NOBODY
    }

    static PublishDraft of(Path root, String label, Audience audience) {
        return switch (audience) {
            case Audience.Everyone _ -> new PublishDraft(root.toString(), label, Who.EVERYONE, "");
            case Audience.Chosen chosen ->
                chosen.equals(Audience.NOBODY)
                        ? new PublishDraft(root.toString(), label, Who.NOBODY, "")
                        : new PublishDraft(root.toString(), label, Who.CHOSEN, String.join(", ", chosen.words()));
        };
    }

    /** Returns what is wrong or missing, for people. */
    Optional<String> problem() {
        if (folder.isBlank()) {
            return Optional.of(TEXTS.get("publish.folder.missing"));
        }
        try {
            if (!Path.of(folder.strip()).isAbsolute()) {
                return Optional.of(TEXTS.get("publish.folder.relative"));
            }
        } catch (InvalidPathException e) {
            return Optional.of(TEXTS.get("publish.folder.wrong", e.getReason()));
        }
        if (label.contains("/") || label.contains("\\")) {
            return Optional.of(TEXTS.get("publish.label.wrong"));
        }
        if (who == Who.CHOSEN && words().isEmpty()) {
            return Optional.of(TEXTS.get("publish.names.missing"));
        }
        try {
            audience();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    Path root() {
        return Path.of(folder.strip());
    }

    /** @throws IllegalArgumentException if nobody can be called so */
    Audience audience() {
        return switch (who) {
            case EVERYONE -> Audience.EVERYONE;
            case NOBODY -> Audience.NOBODY;
            case CHOSEN -> Audience.parse(words());
        };
    }

    private List<String> words() {
        return Arrays.stream(names.split("[,;\\s]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Returns it with one more name. */
    PublishDraft with(String name) {
        var all = words();
        return all.contains(name)
                ? this
                : new PublishDraft(folder, label, who, all.isEmpty() ? name : String.join(", ", all) + ", " + name);
    }
}
