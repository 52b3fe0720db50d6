package org.truflow.profile.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.truflow.profile.StartException;
import org.truflow.settings.Setting;
import org.truflow.settings.Settings;
import org.truflow.settings.SettingsReload;

/** The values of a {@link ConfigurationFile}. */
public final class FileSettings implements Settings, SettingsReload {
    private final Path data;
    private final ConfigurationFile file;
    private final Set<String> live;
    /** As in the file; differs from {@link #values} in what waits for the next start. */
    private Map<String, Object> read;

    private volatile Map<String, Object> values;

    /** @param live settings that may change */
    public FileSettings(Path data, ConfigurationFile file, Map<String, String> given, List<Setting<?>> live)
            throws StartException {
        this.data = data;
        this.file = file;
        this.live = live.stream().map(Setting::key).collect(Collectors.toSet());
        var known = file.load(given);
        this.read = known;
        this.values = known;
    }

    @Override
    public Path data() {
        return data;
    }

    /** The value was made by this setting's own parser, so it has its type. */
    @Override
    @SuppressWarnings("unchecked")
    public <T> T get(Setting<T> setting) {
        var now = values;
        return now.containsKey(setting.key()) ? (T) now.get(setting.key()) : setting.fallback();
    }

    @Override
    public synchronized Reloaded reload() throws IOException {
        Map<String, Object> fresh;
        try {
            fresh = file.load(Map.of());
        } catch (StartException e) {
            throw new IOException(e.getMessage(), e);
        }
        var now = new ArrayList<String>();
        var later = new ArrayList<String>();
        var before = read;
        var changed = new HashMap<>(values);
        fresh.forEach((key, value) -> {
            if (!Objects.equals(value, before.get(key))) {
                (live.contains(key) ? now : later).add(key);
            }
            if (live.contains(key)) {
                changed.put(key, value);
            }
        });
        read = fresh;
        values = changed;
        return new Reloaded(now, later);
    }
}
