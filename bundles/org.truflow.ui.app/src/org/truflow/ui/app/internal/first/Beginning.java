package org.truflow.ui.app.internal.first;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.truflow.directory.TrackerAddress;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.Setting;
import org.truflow.ui.app.internal.form.NameRule;

/** What was said in the wizard so far, and what is still wrong with it. For the UI thread; without one of it. */
final class Beginning {

    /** Where to meet. */
    enum Meeting {
        ADDRESS,
        HERE,
        NOWHERE
    }

    /** @param key of a text; {@code values} for it */
    record Problem(String key, Object... values) {}

    private String name = "";
    private String share = "";
    private String downloads;
    private Meeting meeting = Meeting.ADDRESS;
    private String address = "";

    /** @param downloads folder that is proposed; empty for the one in the data folder */
    Beginning(String name, String downloads, String address) {
        this.name = name;
        this.downloads = downloads;
        this.address = address;
    }

    /** Returns the folder that people know: theirs for downloads, or else none, and then it is in the data folder. */
    static String usualDownloads(Path home) {
        var usual = home.resolve("Downloads");
        return Files.isDirectory(usual) ? usual.resolve("Truflow").toString() : "";
    }

    String name() {
        return name;
    }

    void name(String typed) {
        name = typed;
    }

    String share() {
        return share;
    }

    void share(String typed) {
        share = typed.strip();
    }

    String downloads() {
        return downloads;
    }

    void downloads(String typed) {
        downloads = typed.strip();
    }

    Meeting meeting() {
        return meeting;
    }

    void meeting(Meeting chosen) {
        meeting = chosen;
    }

    String address() {
        return address;
    }

    void address(String typed) {
        address = typed.strip();
    }

    Optional<Problem> wrongWithName() {
        return NameRule.problem(name).map(Problem::new);
    }

    /** Asks the disk of this computer, which is quick enough for a key stroke. */
    Optional<Problem> wrongWithFolders() {
        try {
            return wrongWithPaths();
        } catch (InvalidPathException e) {
            return Optional.of(new Problem("first.folder.missing", e.getInput()));
        }
    }

    private Optional<Problem> wrongWithPaths() {
        if (!share.isEmpty() && !Path.of(share).isAbsolute()) {
            return Optional.of(new Problem("first.folder.whole", share));
        }
        if (!share.isEmpty() && !Files.isReadable(Path.of(share))) {
            return Optional.of(new Problem("first.folder.missing", share));
        }
        if (!downloads.isEmpty() && !Path.of(downloads).isAbsolute()) {
            return Optional.of(new Problem("first.folder.whole", downloads));
        }
        return Optional.empty();
    }

    Optional<Problem> wrongWithMeeting() {
        if (meeting != Meeting.ADDRESS) {
            return Optional.empty();
        }
        if (address.isEmpty()) {
            return Optional.of(new Problem("first.address.missing"));
        }
        try {
            TrackerAddress.parse(address);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(new Problem("first.address.wrong", e.getMessage()));
        }
    }

    Optional<Path> shared() {
        return share.isEmpty() ? Optional.empty() : Optional.of(Path.of(share));
    }

    /**
     * Returns the settings that say so.
     *
     * @param hosted where the tracker here is, if there is one
     */
    Map<String, String> settings(Optional<String> hosted) {
        var settings = new HashMap<String, String>();
        put(settings, PeerSettings.NAME, NameRule.normal(name));
        if (!downloads.isEmpty()) {
            put(settings, PeerSettings.DOWNLOADS, downloads);
        }
        var tracker = switch (meeting) {
            case ADDRESS -> TrackerAddress.parse(address).toString();
            case HERE -> hosted.orElse("");
            case NOWHERE -> "";
        };
        put(settings, PeerSettings.TRACKER, tracker);
        return settings;
    }

    private static void put(Map<String, String> settings, Setting<?> setting, String value) {
        settings.put(setting.key(), value);
    }
}
