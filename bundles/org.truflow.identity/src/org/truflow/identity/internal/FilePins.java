package org.truflow.identity.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.id.PeerId;
import org.truflow.identity.Pins;
import org.truflow.settings.Settings;

/**
 * Pins in a text file that a person can read: one on each line, the peer id, a space, the name. Lines that begin with
 * {@code #} are comments, which are lost when a pin changes. A file that cannot be understood is never overwritten:
 * to forget whom one trusted is worse than not to start.
 */
@Component
public final class FilePins implements Pins {
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_PINS = 10_000;
    private static final int MOST_NAME = 300;
    private static final String HEAD = "# Whom this installation met where. Remove a line to forget.\n";

    private final DurableFile file;
    private Map<String, PeerId> pins;

    @Activate
    public FilePins(@Reference Settings settings) throws IOException {
        this(settings.data());
    }

    FilePins(Path data) throws IOException {
        this.file = new DurableFile(data.resolve("identity"), "pins", MOST_BYTES);
        file.open();
        this.pins = file.exists() ? parse(new String(file.read(), StandardCharsets.UTF_8)) : Map.of();
    }

    @Override
    public synchronized Optional<PeerId> pinned(String name) {
        return Optional.ofNullable(pins.get(name));
    }

    @Override
    public synchronized void pin(String name, PeerId peer) throws IOException {
        if (!legal(name)) {
            throw new IllegalArgumentException(
                    "the name of a pin has 1 to " + MOST_NAME + " characters and none that controls");
        }
        if (peer.equals(pins.get(name))) {
            return;
        }
        if (pins.size() >= MOST_PINS && !pins.containsKey(name)) {
            throw new IOException("there are " + MOST_PINS + " pins in " + file.path() + " already; remove some");
        }
        var changed = new TreeMap<>(pins);
        changed.put(name, peer);
        keep(changed);
    }

    @Override
    public synchronized void unpin(String name) throws IOException {
        if (pins.containsKey(name)) {
            var changed = new TreeMap<>(pins);
            changed.remove(name);
            keep(changed);
        }
    }

    private void keep(Map<String, PeerId> changed) throws IOException {
        var text = new StringBuilder(HEAD);
        changed.forEach(
                (name, peer) -> text.append(peer).append(' ').append(name).append('\n'));
        file.replace(text.toString().getBytes(StandardCharsets.UTF_8));
        pins = changed;
    }

    private Map<String, PeerId> parse(String text) throws IOException {
        var read = new TreeMap<String, PeerId>();
        var number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var space = line.indexOf(' ');
            var name = line.substring(space + 1);
            try {
                if (space < 0 || !legal(name)) {
                    throw new IllegalArgumentException("it should be a peer id, a space and a name");
                }
                if (read.containsKey(name)) {
                    throw new IllegalArgumentException("the name stands there twice");
                }
                read.put(name, PeerId.parse(line.substring(0, space)));
            } catch (IllegalArgumentException e) {
                throw new IOException(
                        file.path() + ", line " + number + ": " + e.getMessage() + ". Mend the line or remove it", e);
            }
        }
        if (read.size() > MOST_PINS) {
            throw new IOException(file.path() + " holds more than " + MOST_PINS + " pins; remove some");
        }
        return read;
    }

    private static boolean legal(String name) {
        return !name.isBlank()
                && name.length() <= MOST_NAME
                && name.equals(name.strip())
                && name.codePoints().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(name);
    }
}
