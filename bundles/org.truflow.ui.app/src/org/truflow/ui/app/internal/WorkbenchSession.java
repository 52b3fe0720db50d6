package org.truflow.ui.app.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.profile.Profile;
import org.truflow.profile.StartException;
import org.truflow.settings.NetSettings;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.Setting;
import org.truflow.settings.Settings;
import org.truflow.ui.app.internal.hosting.HostPort;
import org.truflow.ui.app.internal.hosting.HostedTracker;

/**
 * One run of the workbench: its profile, what it was started with, and the tracker here. A service of this bundle's own parts. What
 * starts or stops engines waits for them: not on the UI thread.
 */
public final class WorkbenchSession {
    private static final Logger LOG = LoggerFactory.getLogger(WorkbenchSession.class);

    private final Profile profile;
    private final WorkbenchOptions options;
    private final PrintStream out;
    private final HostedTracker tracker;
    private volatile boolean unnamed;
    private boolean ended;

    WorkbenchSession(Profile profile, WorkbenchOptions options, PrintStream out, BundleContext context) {
        this.profile = profile;
        this.options = options;
        this.out = out;
        tracker = HostedTracker.below(profile.folder(), HostedTracker.ofThisInstallation(context));
        unnamed = first();
    }

    /** Returns the settings as the file has them now. */
    public Settings settings() throws StartException {
        return profile.read();
    }

    /** Returns the data folder. */
    public Path folder() {
        return profile.folder();
    }

    public HostedTracker tracker() {
        return tracker;
    }

    /** Returns the link that was given as an argument. */
    Optional<String> link() {
        return Optional.ofNullable(options.link);
    }

    /** Returns what was given as an argument. */
    public Optional<String> given(Setting<?> setting) {
        return Optional.ofNullable(options.given().get(setting.key()));
    }

    /** Returns whether nobody has said yet who uses this profile. */
    boolean first() {
        try {
            return options.name == null && profile.read().get(PeerSettings.NAME).isEmpty();
        } catch (StartException e) {
            LOG.warn("the settings cannot be read", e);
            return false;
        }
    }

    /** As {@link #first}, without looking at the disk. Any thread. */
    public boolean unnamed() {
        return unnamed;
    }

    /**
     * Starts the engines, or starts them anew.
     *
     * @param more settings to keep, by key
     * @throws StartException if a setting cannot be
     */
    public synchronized Settings start(Map<String, String> more) throws StartException {
        if (ended) {
            throw new StartException(StartException.FAILED, "the workbench is being closed");
        }
        var given = new HashMap<>(options.given());
        // One line each: whatever was pasted into a field.
        more.forEach((key, value) -> given.put(key, value.replaceAll("\\R", " ").strip()));
        var settings = profile.start(given);
        unnamed = settings.get(PeerSettings.NAME).isEmpty();
        return settings;
    }

    /**
     * Starts the tracker here, now and whenever the workbench starts.
     *
     * @return its address for this installation
     */
    public String host() throws IOException, InterruptedException {
        var bind = bind();
        var store = Choices.store();
        var port = HostPort.choose(store.getInt(Choices.TRACKER_PORT), bind);
        var on = tracker.start(bind, port);
        store.setValue(Choices.TRACKER_PORT, port);
        store.setValue(Choices.TRACKER_HERE, true);
        store.setValue(Choices.TRACKER_ADDRESS, on.addresses().getFirst());
        Choices.save(store);
        return on.addresses().getFirst();
    }

    /** Starts what runs in every run: the engines, and the tracker if it is to be here. */
    void begin() throws StartException {
        var settings = start(Map.of());
        var store = Choices.store();
        if (!store.getBoolean(Choices.TRACKER_HERE)) {
            return;
        }
        var before = store.getString(Choices.TRACKER_ADDRESS);
        try {
            var now = host();
            if (!now.equals(before) && settings.get(PeerSettings.TRACKER).equals(before)) {
                LOG.info("the tracker here is at {} now", now);
                start(Map.of(PeerSettings.TRACKER.key(), now));
            }
        } catch (IOException e) {
            // The status line shows it.
            LOG.warn("the tracker here does not run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the tracker here; it does not start with the workbench any more. */
    public void unhost() {
        var store = Choices.store();
        store.setValue(Choices.TRACKER_HERE, false);
        Choices.save(store);
        tracker.stop();
    }

    private String bind() {
        try {
            return given(NetSettings.BIND).orElse(profile.read().get(NetSettings.BIND));
        } catch (StartException e) {
            LOG.warn("the settings cannot be read", e);
            return "";
        }
    }

    /** Ends what runs. Nothing starts after it. */
    synchronized void end() {
        ended = true;
        tracker.leave();
    }

    /** Says on the output that the window is there; scripts and tests wait for it. */
    void ready() {
        LOG.info("the window is open");
        out.println("ready workbench data=" + profile.folder());
    }
}
