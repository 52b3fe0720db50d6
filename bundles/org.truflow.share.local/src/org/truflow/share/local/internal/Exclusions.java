package org.truflow.share.local.internal;

import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is never shared: the data folder, unfinished downloads, and what the settings say. A pattern without {@code /} is held against
 * every name, one with {@code /} against the path below the root of the share.
 */
final class Exclusions {
    private static final Logger LOG = LoggerFactory.getLogger(Exclusions.class);
    private static final String UNFINISHED = ".truflow-part";
    private static final String UNFINISHED_FOLDER = ".truflow";

    private final Path data;
    private final List<PathMatcher> ofNames = new ArrayList<>();
    private final List<PathMatcher> ofPaths = new ArrayList<>();

    /**
     * @param data the real path of the data folder
     * @param patterns glob patterns separated by commas; commas within braces belong to the pattern
     */
    @SuppressWarnings("resource") // The default file system is never closed.
    Exclusions(Path data, String patterns) {
        this.data = data;
        for (var pattern : split(patterns)) {
            try {
                (pattern.contains("/") ? ofPaths : ofNames).add(matcher(data.getFileSystem(), pattern));
            } catch (PatternSyntaxException e) {
                LOG.warn("share.exclude: \"{}\" is no pattern and excludes nothing: {}", pattern, e.getDescription());
            }
        }
    }

    /** Returns whether a file or folder right below a folder of a share stays out of it. */
    boolean covers(ShareRoot root, Path path) {
        var name = path.getFileName();
        var text = name.toString();
        return text.endsWith(UNFINISHED)
                || text.equals(UNFINISHED_FOLDER)
                || path.equals(data)
                || ofNames.stream().anyMatch(pattern -> pattern.matches(name))
                || !ofPaths.isEmpty()
                        && ofPaths.stream()
                                .anyMatch(pattern -> pattern.matches(root.path().relativize(path)));
    }

    private static PathMatcher matcher(FileSystem files, String pattern) {
        var plain = pattern.startsWith("/") ? pattern.substring(1) : pattern;
        return files.getPathMatcher("glob:" + (plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain));
    }

    private static List<String> split(String patterns) {
        var found = new ArrayList<String>();
        var depth = 0;
        var begin = 0;
        for (var i = 0; i <= patterns.length(); i++) {
            var sign = i < patterns.length() ? patterns.charAt(i) : ',';
            depth += sign == '{' ? 1 : sign == '}' ? -1 : 0;
            if (sign == ',' && (depth <= 0 || i == patterns.length())) {
                var pattern = patterns.substring(begin, i).strip();
                if (!pattern.isEmpty()) {
                    found.add(pattern);
                }
                begin = i + 1;
            }
        }
        return found;
    }
}
