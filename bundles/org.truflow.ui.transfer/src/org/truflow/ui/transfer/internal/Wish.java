package org.truflow.ui.transfer.internal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.truflow.id.ContentHash;
import org.truflow.transfer.DownloadOptions;
import org.truflow.transfer.Wanted;
import org.truflow.ui.Names;

/**
 * What the command to download was asked for.
 *
 * @param options whether the files of a folder are to be chosen first
 */
record Wish(Wanted wanted, DownloadOptions options) {

    /**
     * @param given parameters of {@link Names#DOWNLOAD}
     * @return nothing if they name neither a content nor a person
     * @throws IllegalArgumentException if the content is no content hash, or the folder not absolute
     */
    static Optional<Wish> of(Map<String, String> given) {
        var folder = Optional.ofNullable(given.get(Names.FOLDER))
                .filter(text -> !text.isBlank())
                .map(Path::of);
        if (folder.filter(path -> !path.isAbsolute()).isPresent()) {
            throw new IllegalArgumentException("the folder to download to is not absolute: " + folder.get());
        }
        var options = new DownloadOptions(
                DownloadOptions.NORMAL.priority(), false, Boolean.parseBoolean(given.get(Names.CHOOSE)));
        var content = given.getOrDefault(Names.CONTENT, "");
        if (!content.isBlank()) {
            return Optional.of(new Wish(
                    new Wanted.Content(ContentHash.parse(content), given.getOrDefault(Names.NAME, ""), folder),
                    options));
        }
        var user = given.getOrDefault(Names.USER, "");
        return user.isBlank()
                ? Optional.empty()
                : Optional.of(new Wish(new Wanted.Remote(user, given.getOrDefault(Names.PATH, ""), folder), options));
    }
}
