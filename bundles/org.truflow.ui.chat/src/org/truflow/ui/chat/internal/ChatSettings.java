package org.truflow.ui.chat.internal;

import java.util.Arrays;
import java.util.Locale;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.Preferences;
import org.truflow.chat.ConversationId;

/** What a person chose about talk, kept in the profile. Any thread. */
final class ChatSettings {
    private static final String HOSTS = "hosts";
    private static final int MOST_HOSTS = 500;

    private ChatSettings() {}

    /** Of what in a conversation a notice is shown. */
    enum Notify {
        ALL,
        MENTIONS,
        NONE
    }

    private static Preferences node() {
        return InstanceScope.INSTANCE.getNode("org.truflow.ui.chat");
    }

    private static String key(ConversationId id) {
        return switch (id) {
            case ConversationId.Person(var name) -> "notify.person." + name;
            case ConversationId.Room(var place, var name) -> "notify.room." + place + "/" + name;
        };
    }

    static Notify notify(ConversationId id) {
        var chosen = node().get(key(id), "").toUpperCase(Locale.ROOT);
        return Arrays.stream(Notify.values())
                .filter(one -> one.name().equals(chosen))
                .findFirst()
                .orElse(id instanceof ConversationId.Room ? Notify.MENTIONS : Notify.ALL);
    }

    static void notify(ConversationId id, Notify choice) {
        node().put(key(id), choice.name());
    }

    /** Returns whether pages of a site are opened without asking. */
    static boolean visits(String host) {
        return Arrays.asList(node().get(HOSTS, "").split("\n")).contains(host);
    }

    static void visitAlways(String host) {
        var known = node().get(HOSTS, "");
        if (known.lines().count() < MOST_HOSTS) {
            node().put(HOSTS, known.isEmpty() ? host : known + "\n" + host);
        }
    }
}
