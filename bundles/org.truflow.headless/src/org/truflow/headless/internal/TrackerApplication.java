package org.truflow.headless.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.truflow.profile.StartException;
import org.truflow.settings.HttpSettings;
import org.truflow.settings.NetSettings;
import org.truflow.settings.RoomSettings;
import org.truflow.settings.Setting;
import org.truflow.settings.Settings;
import org.truflow.settings.TrackerSettings;
import org.truflow.tracker.TrackerAdmin;

/** The tracker product. */
public final class TrackerApplication extends HeadlessApplication<TrackerOptions> {
    private static final int PORT = 1234;

    @Override
    TrackerOptions options() {
        return new TrackerOptions();
    }

    @Override
    CommonOptions common(TrackerOptions options) {
        return options.common;
    }

    @Override
    Map<String, String> given(TrackerOptions options) {
        var given = new LinkedHashMap<String, String>();
        give(given, TrackerSettings.NAME, options.name);
        return given;
    }

    @Override
    List<Setting<?>> settings() {
        var all = new ArrayList<>(TrackerSettings.all());
        all.addAll(RoomSettings.all());
        all.addAll(NetSettings.all());
        all.addAll(HttpSettings.all());
        return all;
    }

    @Override
    List<Setting<?>> live() {
        var live = new ArrayList<>(TrackerSettings.live());
        live.addAll(RoomSettings.all());
        return live;
    }

    @Override
    String product() {
        return "tracker";
    }

    @Override
    int defaultPort() {
        return PORT;
    }

    @Override
    String awaitReady(TrackerOptions options, Settings settings, Services services)
            throws StartException, InterruptedException {
        var status = services.await(TrackerAdmin.class, "tracker").status();
        return " users=" + status.users();
    }
}
