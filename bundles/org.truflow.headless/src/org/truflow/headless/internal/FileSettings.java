package org.truflow.headless.internal;

import java.nio.file.Path;
import java.util.Map;
import org.truflow.settings.Setting;
import org.truflow.settings.Settings;

/** The values of a {@link ConfigurationFile}. */
record FileSettings(Path data, Map<String, Object> values) implements Settings {

    /** The value was made by this setting's own parser, so it has its type. */
    @Override
    @SuppressWarnings("unchecked")
    public <T> T get(Setting<T> setting) {
        return values.containsKey(setting.key()) ? (T) values.get(setting.key()) : setting.fallback();
    }
}
