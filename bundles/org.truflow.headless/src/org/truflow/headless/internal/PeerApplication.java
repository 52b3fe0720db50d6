package org.truflow.headless.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.Nullable;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.PeerDirectory;
import org.truflow.profile.StartException;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.Setting;
import org.truflow.settings.Settings;
import org.truflow.share.Shares;
import org.truflow.transfer.Transfers;

/** The peer product. */
public final class PeerApplication extends HeadlessApplication<PeerOptions> {
    private static final int PORT = 4321;
    /** Seconds for the first answer of the tracker; after that the peer is ready without it, and goes on trying. */
    private static final long TRACKER_PATIENCE = 15;

    @Override
    PeerOptions options() {
        return new PeerOptions();
    }

    @Override
    CommonOptions common(PeerOptions options) {
        return options.common;
    }

    @Override
    Map<String, String> given(PeerOptions options) {
        var given = new LinkedHashMap<String, String>();
        give(given, PeerSettings.NAME, options.name);
        give(given, PeerSettings.TRACKER, options.tracker);
        give(given, PeerSettings.TRACKER_ID, options.trackerId);
        give(given, PeerSettings.INVITATION, options.invite);
        give(given, PeerSettings.DEVICE, options.device);
        give(given, PeerSettings.PASSWORD_FILE, absolute(options.passwordFile));
        var downloads = options.downloads;
        if (downloads != null) {
            given.put(
                    PeerSettings.DOWNLOADS.key(),
                    Path.of(downloads).toAbsolutePath().normalize().toString());
        }
        return given;
    }

    private static @Nullable String absolute(@Nullable String file) {
        return file == null ? null : Path.of(file).toAbsolutePath().normalize().toString();
    }

    @Override
    List<Setting<?>> settings() {
        return PeerSettings.ofProduct();
    }

    @Override
    String product() {
        return "peer";
    }

    @Override
    int defaultPort() {
        return PORT;
    }

    @Override
    String awaitReady(PeerOptions options, Settings settings, Services services)
            throws StartException, IOException, InterruptedException {
        var shares = services.await(Shares.class, "share");
        services.await(Transfers.class, "transfer");
        for (var share : options.shares) {
            publish(shares, share);
        }
        if (settings.get(PeerSettings.TRACKER).isEmpty()) {
            return " tracker=none";
        }
        if (settings.get(PeerSettings.NAME).isEmpty()) {
            throw new StartException(
                    StartException.USAGE, "a tracker needs a name to know you by: give one with --name");
        }
        return tracker(services.await(PeerDirectory.class, "tracker client"));
    }

    /** {@code DIR=LABEL}, unless a file of that whole name is there. */
    private static void publish(Shares shares, String text) throws StartException {
        var equals = text.lastIndexOf('=');
        var labelled = equals > 0 && !Files.exists(Path.of(text));
        var root = Path.of(labelled ? text.substring(0, equals) : text)
                .toAbsolutePath()
                .normalize();
        try {
            shares.publish(root, labelled ? text.substring(equals + 1) : "");
        } catch (IOException | IllegalArgumentException e) {
            throw new StartException(StartException.FAILED, "cannot share " + root + ": " + e.getMessage());
        }
    }

    private static String tracker(PeerDirectory directory) throws StartException, InterruptedException {
        var changed = new Semaphore(0);
        try (var _ = directory.subscribe(changed::release)) {
            var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TRACKER_PATIENCE);
            while (directory.state() instanceof DirectoryState.Connecting && System.nanoTime() < end) {
                changed.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        }
        return switch (directory.state()) {
            case DirectoryState.Online(var name) -> " name=" + name + " tracker=online";
            case DirectoryState.Pending _ -> " tracker=pending";
            case DirectoryState.Connecting _, DirectoryState.Unreachable _ -> " tracker=unreachable";
            case DirectoryState.Refused(var reason, var remedy) ->
                throw new StartException(
                        StartException.FAILED,
                        directory.name() + " refuses: " + reason + (remedy.isEmpty() ? "" : "\n" + remedy));
        };
    }
}
