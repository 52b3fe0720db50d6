package org.truflow.content;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.truflow.content.internal.Characters;
import org.truflow.content.internal.Digest;
import org.truflow.id.Sha256;

/**
 * What a name may be on this machine: one that means the same file, and nothing but a file, on every system. Given a name that
 * {@link RemotePath} accepts.
 */
final class LocalName {
    private static final Set<String> DEVICES = Set.of("CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$");
    private static final Pattern NUMBERED_DEVICE = Pattern.compile("(COM|LPT)[0-9\u00B9\u00B2\u00B3]");

    /** The 8.3 names that Windows makes for long ones, such as {@code PROGRA~1}. */
    private static final Pattern SHORT_ALIAS = Pattern.compile("[^.~]{1,6}~[0-9]{1,6}(\\.[^.]{0,3})?");

    private static final int SHORT_ALIAS_BASE = 8;
    private static final int MARK_BYTES = 4;
    private static final int MAX_EXTENSION = 16;

    private LocalName() {}

    /** Returns why {@code name} is not to be used here as it is, or empty. */
    static Optional<PathFlaw> flaw(String name) {
        for (var i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            var point = name.codePointAt(i);
            if (Characters.forbidden(point)) {
                return Optional.of(PathFlaw.FORBIDDEN_CHARACTER);
            }
            if (Characters.invisible(point)) {
                return Optional.of(PathFlaw.INVISIBLE_CHARACTER);
            }
        }
        if (name.endsWith(".") || name.endsWith(" ")) {
            return Optional.of(PathFlaw.TRAILING_DOT_OR_SPACE);
        }
        if (device(name)) {
            return Optional.of(PathFlaw.RESERVED_NAME);
        }
        if (shortAlias(name)) {
            return Optional.of(PathFlaw.SHORT_ALIAS);
        }
        if (!Normalizer.isNormalized(name, Normalizer.Form.NFC)) {
            return Optional.of(PathFlaw.NOT_NORMALISED);
        }
        return Optional.empty();
    }

    /**
     * Returns {@code name} if it has no flaw, else a name without one, always the same. What looks the same keeps its looks:
     * invisible characters go, and the rest is normalised. Whatever is changed beyond that carries {@code ~} and 8 digits of the
     * hash of the given name, so that two names do not become one.
     */
    static String of(String name) {
        if (flaw(name).isEmpty()) {
            return name;
        }
        var visible = Normalizer.normalize(Characters.withoutInvisible(name), Normalizer.Form.NFC);
        if (acceptable(visible)) {
            return visible;
        }
        var changed = marked(replaced(visible), name);
        return acceptable(changed) ? changed : marked("_", name);
    }

    /** Returns whether no system takes {@code name} for a device, a stream or another name, whatever it looks like. */
    static boolean plain(String name) {
        return name.codePoints().noneMatch(Characters::forbidden)
                && !name.endsWith(".")
                && !name.endsWith(" ")
                && !device(name);
    }

    private static boolean acceptable(String name) {
        return RemotePath.flawOfName(name).isEmpty() && flaw(name).isEmpty();
    }

    private static String replaced(String name) {
        var changed = new StringBuilder(name);
        for (var i = 0; i < changed.length(); i++) {
            if (Characters.forbidden(changed.charAt(i))) {
                changed.setCharAt(i, '_');
            }
        }
        for (var i = changed.length() - 1; i >= 0 && (changed.charAt(i) == '.' || changed.charAt(i) == ' '); i--) {
            changed.setCharAt(i, '_');
        }
        if (changed.isEmpty() || device(changed.toString())) {
            changed.insert(0, '_');
        }
        return changed.toString();
    }

    /** Puts the mark before the extension, so that the file still opens with the right program, and shortens what is too long. */
    private static String marked(String name, String original) {
        var digest = new Digest();
        var hash = new byte[Sha256.LENGTH];
        digest.update(ByteBuffer.wrap(original.getBytes(StandardCharsets.UTF_8)));
        digest.finish(hash, 0);
        var mark = "~" + HexFormat.of().formatHex(hash, 0, MARK_BYTES);
        var dot = name.lastIndexOf('.');
        var extension = dot > 0 && name.length() - dot <= MAX_EXTENSION ? name.substring(dot) : "";
        var room = RemotePath.MAX_NAME_BYTES - Characters.utf8Length(extension) - mark.length();
        return cut(name.substring(0, name.length() - extension.length()), room) + mark + extension;
    }

    private static String cut(String text, int bytes) {
        var end = text.length();
        while (Characters.utf8Length(text.substring(0, end)) > bytes) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }

    /** Windows takes {@code nul}, {@code NUL.txt} and {@code Nul .tar.gz} all for the device. */
    private static boolean device(String name) {
        var dot = name.indexOf('.');
        var base = (dot < 0 ? name : name.substring(0, dot)).stripTrailing().toUpperCase(Locale.ROOT);
        return DEVICES.contains(base) || NUMBERED_DEVICE.matcher(base).matches();
    }

    private static boolean shortAlias(String name) {
        var dot = name.indexOf('.');
        return name.indexOf('~') > 0
                && (dot < 0 ? name.length() : dot) <= SHORT_ALIAS_BASE
                && SHORT_ALIAS.matcher(name).matches();
    }
}
