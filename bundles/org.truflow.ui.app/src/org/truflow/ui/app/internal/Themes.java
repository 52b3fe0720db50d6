package org.truflow.ui.app.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The light and the dark theme, and the size of texts. UI thread. */
@SuppressWarnings("restriction") // the platform has no other way to change a theme, and calls its own provisional
public final class Themes {
    public static final int LEAST_PERCENT = 75;
    public static final int MOST_PERCENT = 250;

    private static final Logger LOG = LoggerFactory.getLogger(Themes.class);
    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

    /** What the system says before this process changed anything about it. */
    private static Optional<Boolean> systemDark = Optional.empty();

    private static int percentNow = 100;

    private Themes() {}

    /** Makes windows look as was chosen. */
    public static void apply() {
        var store = Choices.store();
        var engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
        var percent = Math.clamp(store.getInt(Choices.FONT_PERCENT), LEAST_PERCENT, MOST_PERCENT);
        var resized = percent != percentNow;
        if (resized) {
            resize(engine, percent);
        }
        var dark = systemDark.orElseGet(Display::isSystemDarkTheme);
        systemDark = Optional.of(dark);
        var wanted = wanted(store.getString(Choices.THEME), dark);
        system(wanted.equals(DARK));
        var active = engine.getActiveTheme();
        if (resized || active == null || !active.getId().equals(wanted)) {
            LOG.info("the theme is {}", wanted);
            if (resized) {
                // Nothing is read again for the theme that is there already.
                engine.setTheme(wanted.equals(DARK) ? LIGHT : DARK, false);
            }
            engine.setTheme(wanted, true);
        }
    }

    /**
     * Asks the system to draw in dark what it draws by itself: menus, scroll bars, title bars. SWT can do that, and has no public
     * method for it; where its private one is gone, these stay as they are.
     */
    private static void system(boolean dark) {
        var method = switch (SWT.getPlatform()) {
            case "gtk" -> "gtk.OS setDarkThemePreferred";
            case "win32" -> "win32.OS setTheme";
            default -> "";
        };
        if (method.isEmpty()) {
            return;
        }
        var names = method.split(" ");
        try {
            Class.forName("org.eclipse.swt.internal." + names[0], true, SWT.class.getClassLoader())
                    .getMethod(names[1], boolean.class)
                    .invoke(null, dark);
        } catch (ReflectiveOperationException e) {
            LOG.info("menus stay as the system draws them: there is no {}", method);
        }
    }

    /** Returns the id of the theme that a choice means. */
    static String wanted(String choice, boolean systemDark) {
        return switch (choice) {
            case "light" -> LIGHT;
            case "dark" -> DARK;
            default -> systemDark ? DARK : LIGHT;
        };
    }

    /** Sheets cannot be taken back: each size is a new one, which the engine prefers to those before. */
    private static void resize(IThemeEngine engine, int percent) {
        var points = Display.getCurrent().getSystemFont().getFontData()[0].getHeight() * percent / 100.0;
        var sheet = Path.of(Platform.getStateLocation(Platform.getBundle("org.truflow.ui.app"))
                        .toString())
                .resolve("font-" + percent + "-" + System.nanoTime() + ".css");
        try {
            Files.writeString(sheet, "* {\n\tfont-size: " + Math.round(points) + "pt;\n}\n");
            sheet.toFile().deleteOnExit();
            engine.registerStylesheet(sheet.toUri().toString());
            percentNow = percent;
        } catch (IOException e) {
            LOG.warn("the size of texts stays: {} cannot be written", sheet, e);
        }
    }
}
