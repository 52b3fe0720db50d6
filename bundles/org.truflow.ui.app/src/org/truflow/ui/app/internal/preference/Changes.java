package org.truflow.ui.app.internal.preference;

import java.util.LinkedHashMap;
import java.util.Map;
import org.truflow.settings.Setting;
import org.truflow.settings.Settings;

/** What a page changed, against what holds. */
final class Changes {
    private final Settings before;
    private final Map<String, String> changed = new LinkedHashMap<>();

    Changes(Settings before) {
        this.before = before;
    }

    /** @param now text as the setting reads it */
    Changes add(Setting<?> setting, String now) {
        var text = now.strip();
        if (!text.equals(String.valueOf(before.get(setting)))) {
            changed.put(setting.key(), text);
        }
        return this;
    }

    Map<String, String> byKey() {
        return Map.copyOf(changed);
    }
}
