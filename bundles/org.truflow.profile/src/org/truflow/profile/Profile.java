package org.truflow.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.truflow.profile.internal.ConfigurationFile;
import org.truflow.profile.internal.DataFolder;
import org.truflow.profile.internal.FileSettings;
import org.truflow.profile.internal.LogFiles;
import org.truflow.settings.ProfileFolder;
import org.truflow.settings.Setting;
import org.truflow.settings.Settings;
import org.truflow.settings.SettingsKeeper;
import org.truflow.settings.SettingsReload;

/**
 * The data folder of one installation, locked for this process until it is closed, with its log files and its settings. Engines run
 * between {@link #start} and {@link #stop}: nothing that needs settings starts before they are a service. For one thread.
 */
public final class Profile implements AutoCloseable {

    private final DataFolder data;
    private final ConfigurationFile file;
    private final List<Setting<?>> live;
    private final BundleContext context;
    private final ServiceRegistration<SettingsKeeper> keeper;
    private final ServiceRegistration<ProfileFolder> place;
    private Optional<Running> running = Optional.empty();

    private record Running(FileSettings settings, List<ServiceRegistration<?>> services) {}

    private Profile(DataFolder data, ConfigurationFile file, List<Setting<?>> live, BundleContext context) {
        this.data = data;
        this.file = file;
        this.live = List.copyOf(live);
        this.context = context;
        keeper = context.registerService(SettingsKeeper.class, this::keep, null);
        place = context.registerService(ProfileFolder.class, data::path, null);
    }

    /**
     * Makes the folder if it is not there, locks it, and begins to log in it.
     *
     * @param verbose whether to log more
     * @param known every setting that the product has; {@code live} those of them that can change while it runs
     * @param defaults of this product, by key, where they differ from the settings' own
     * @throws StartException if it cannot be used, or {@link StartException#IN_USE another process} uses it
     */
    @SuppressWarnings("resource") // closed with the profile
    public static Profile open(
            Path folder,
            boolean verbose,
            List<Setting<?>> known,
            List<Setting<?>> live,
            Map<String, String> defaults,
            BundleContext context)
            throws StartException {
        var data = DataFolder.open(folder);
        LogFiles.open(data.path().resolve("logs"), verbose);
        var file = new ConfigurationFile(data.path().resolve(ConfigurationFile.NAME), known, defaults);
        return new Profile(data, file, live, context);
    }

    public Path folder() {
        return data.path();
    }

    /**
     * Reads the settings without starting anything.
     *
     * @throws StartException saying file, line and what is allowed
     */
    public Settings read() throws StartException {
        return new FileSettings(data.path(), file, Map.of(), live);
    }

    /**
     * Keeps what is given in the settings file and makes the settings a service, which lets the engines start. Those that run
     * already are ended first and start anew.
     *
     * @param given by key of its setting
     * @throws StartException saying file, line and what is allowed; then what ran before goes on
     */
    public Settings start(Map<String, String> given) throws StartException {
        var settings = new FileSettings(data.path(), file, given, live);
        stop();
        var services = new ArrayList<ServiceRegistration<?>>();
        services.add(context.registerService(Settings.class, settings, null));
        services.add(context.registerService(SettingsReload.class, settings, null));
        running = Optional.of(new Running(settings, services));
        return settings;
    }

    /** Takes the settings back, which ends the engines. Returns when they have ended. */
    public void stop() {
        running.ifPresent(now -> now.services().forEach(ServiceRegistration::unregister));
        running = Optional.empty();
    }

    private void keep(Map<Setting<?>, String> values) throws IOException {
        var texts = new LinkedHashMap<String, String>();
        values.forEach((setting, value) -> texts.put(setting.key(), value));
        try {
            file.load(texts);
        } catch (StartException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        keeper.unregister();
        place.unregister();
        data.close();
    }
}
