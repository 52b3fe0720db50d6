package org.truflow.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The texts of one bundle in the language of the system, from its {@code OSGI-INF/l10n/bundle*.properties}, which {@code plugin.xml}
 * uses as well. Any thread.
 *
 * <p>With {@code -Dtruflow.pseudo=true} every text is a third longer and accented, so that clipped and forgotten ones are seen.
 */
public final class Texts {
    private static final boolean PSEUDO = Boolean.getBoolean("truflow.pseudo");
    private static final String PLAIN = "aeiounAEIOUN";
    private static final String ACCENTED = "áéíóúñÁÉÍÓÚÑ";

    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** @param type any class of the bundle */
    public static Texts of(Class<?> type) {
        // English is the fallback, whatever the system's language: never another translation.
        return new Texts(ResourceBundle.getBundle(
                "OSGI-INF.l10n.bundle",
                Locale.getDefault(),
                type.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /**
     * @param values for {@code {0}} and so on, as {@link MessageFormat} shows them; with none the text is taken as it is
     * @throws MissingResourceException if there is no such text
     */
    public String get(String key, Object... values) {
        var text = bundle.getString(key);
        var filled = values.length == 0 ? text : new MessageFormat(text, Locale.getDefault()).format(values);
        return PSEUDO ? pseudo(filled) : filled;
    }

    /** Returns whether there is such a text. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    private static String pseudo(String text) {
        var longer = new StringBuilder("[");
        text.chars().forEach(c -> {
            var at = PLAIN.indexOf(c);
            longer.append(at < 0 ? (char) c : ACCENTED.charAt(at));
        });
        return longer.append("·".repeat(text.length() / 3)).append(']').toString();
    }
}
