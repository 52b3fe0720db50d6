package org.truflow.profile.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.truflow.profile.StartException;
import org.truflow.settings.Setting;

/**
 * The settings as a commented text file: {@code key = value} lines, {@code #} comments. A person may edit it; what is
 * given as an argument replaces one line and leaves the rest as it is.
 */
public final class ConfigurationFile {
    public static final String NAME = "truflow.conf";
    private static final int MOST_BYTES = 1 << 20;

    private final Path path;
    private final List<Setting<?>> known;
    private final Map<String, String> defaults;

    /** @param defaults of this product, by key, where they differ from the settings' own */
    public ConfigurationFile(Path path, List<Setting<?>> known, Map<String, String> defaults) {
        this.path = path;
        this.known = List.copyOf(known);
        this.defaults = Map.copyOf(defaults);
    }

    /**
     * Reads the file, writes {@code given} into it, and returns all values, checked, by key.
     *
     * @throws StartException saying file, line and what is allowed
     */
    public Map<String, Object> load(Map<String, String> given) throws StartException {
        var checkedGiven = new LinkedHashMap<String, String>();
        for (var entry : given.entrySet()) {
            parse(entry.getKey(), entry.getValue(), "argument");
            checkedGiven.put(entry.getKey(), entry.getValue());
        }
        try {
            var lines = Files.exists(path) ? read() : template();
            var changed = replace(lines, checkedGiven);
            if (!Files.exists(path) || !changed.equals(lines)) {
                write(changed);
            }
            return values(changed);
        } catch (IOException e) {
            throw new StartException(StartException.FAILED, path + " cannot be read or written: " + e);
        }
    }

    private List<String> read() throws IOException, StartException {
        if (Files.size(path) > MOST_BYTES) {
            throw new StartException(StartException.USAGE, path + " is larger than " + MOST_BYTES + " bytes");
        }
        return Files.readAllLines(path);
    }

    private List<String> template() {
        var lines = new ArrayList<String>();
        lines.add(
                "# Settings of Truflow. A line that begins with # is a comment; values shown there are the defaults.");
        for (var setting : known) {
            lines.add("");
            lines.add("# " + setting.help());
            lines.add("#" + setting.key() + " = " + fallback(setting));
        }
        return lines;
    }

    private String fallback(Setting<?> setting) {
        return defaults.getOrDefault(setting.key(), String.valueOf(setting.fallback()));
    }

    /** A given value takes the place of its line, or of its commented line, or goes to the end. */
    private static List<String> replace(List<String> lines, Map<String, String> given) {
        var replaced = new ArrayList<>(lines);
        given.forEach((key, value) -> {
            var line = key + " = " + value;
            var at = find(replaced, key, false);
            at = at >= 0 ? at : find(replaced, key, true);
            if (at >= 0) {
                replaced.set(at, line);
            } else {
                replaced.add(line);
            }
        });
        return replaced;
    }

    private static int find(List<String> lines, String key, boolean commented) {
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (commented && line.startsWith("#")) {
                line = line.substring(1).strip();
            }
            if (line.startsWith(key) && line.substring(key.length()).strip().startsWith("=")) {
                return i;
            }
        }
        return -1;
    }

    private Map<String, Object> values(List<String> lines) throws StartException {
        var values = new LinkedHashMap<String, Object>();
        for (var setting : known) {
            values.put(setting.key(), parse(setting.key(), fallback(setting), "default"));
        }
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            var equals = line.indexOf('=');
            if (equals < 0) {
                throw new StartException(StartException.USAGE, where(i) + ": not of the form key = value: " + line);
            }
            var key = line.substring(0, equals).strip();
            values.put(key, parse(key, line.substring(equals + 1).strip(), where(i)));
        }
        return values;
    }

    private String where(int index) {
        return path + " line " + (index + 1);
    }

    private Object parse(String key, String value, String where) throws StartException {
        var setting = setting(key);
        if (setting.isEmpty()) {
            var keys = known.stream().map(Setting::key).toList();
            throw new StartException(
                    StartException.USAGE,
                    where + ": there is no setting " + key + "; there are " + String.join(", ", keys));
        }
        try {
            return setting.get().parser().apply(value);
        } catch (IllegalArgumentException e) {
            throw new StartException(StartException.USAGE, where + ": " + e.getMessage());
        }
    }

    private Optional<Setting<?>> setting(String key) {
        for (var setting : known) {
            if (setting.key().equals(key)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }

    /** A crash leaves the old file or the new one, never half of it. */
    private void write(List<String> lines) throws IOException {
        var fresh = path.resolveSibling(NAME + ".new");
        Files.write(fresh, lines);
        try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
