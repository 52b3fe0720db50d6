package org.truflow.tracker.server.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.truflow.directory.Presence;
import org.truflow.protocol.ErrorCode;
import org.truflow.share.CatalogVersion;

/** What a tracker should answer, as simply as it can be said. Keys are numbers; every name has one key at most. */
final class TrackerModel {
    /** In place of a size. Folders stay when what was in them is gone. */
    private static final int FOLDER = 0;

    private final Map<Integer, String> nameOf = new HashMap<>();
    private final Map<Integer, TreeMap<String, Integer>> catalogs = new HashMap<>();
    private final Map<Integer, CatalogVersion> versions = new HashMap<>();
    private final Map<Integer, Presence> here = new HashMap<>();
    private final Set<String> bannedNames = new TreeSet<>();
    private final Map<String, Integer> bannedKeys = new HashMap<>();

    /** @return why it is refused; empty if it is not */
    Optional<ErrorCode> register(int key, String name) {
        var bound = Optional.ofNullable(nameOf.get(key));
        if (bannedNames.contains(name) || bannedKeys.containsValue(key)) {
            return Optional.of(ErrorCode.BANNED);
        }
        if (bound.isPresent() && !bound.get().equals(name)) {
            return Optional.of(ErrorCode.FORBIDDEN);
        }
        if (bound.isEmpty() && nameOf.containsValue(name)) {
            return Optional.of(ErrorCode.NAME_TAKEN);
        }
        nameOf.put(key, name);
        here.put(key, Presence.ONLINE);
        return Optional.empty();
    }

    void leave(int key) {
        here.remove(key);
    }

    boolean isHere(int key) {
        return here.containsKey(key);
    }

    /** The process is gone: so is everyone who was there, and nothing else. */
    void stop() {
        here.clear();
    }

    void appears(int key, Presence as) {
        here.replace(key, as);
    }

    CatalogVersion version(int key) {
        return versions.getOrDefault(key, CatalogVersion.NONE);
    }

    void list(int key, boolean fresh, Map<String, Integer> files, Set<String> removed, CatalogVersion version) {
        var catalog = catalogs.computeIfAbsent(key, _ -> new TreeMap<>());
        if (fresh) {
            catalog.clear();
        }
        files.forEach((path, size) -> {
            for (var slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                catalog.put(path.substring(0, slash), FOLDER);
            }
            catalog.put(path, size);
        });
        // A folder takes what is in it along.
        catalog.keySet()
                .removeIf(path -> removed.stream().anyMatch(gone -> path.equals(gone) || path.startsWith(gone + "/")));
        versions.put(key, version);
    }

    void ban(String name) {
        bannedNames.add(name);
        key(name).ifPresent(key -> {
            bannedKeys.put(name, key);
            here.remove(key);
        });
    }

    boolean unban(String name) {
        bannedKeys.remove(name);
        return bannedNames.remove(name);
    }

    boolean remove(String name) {
        var key = key(name);
        key.ifPresent(gone -> {
            nameOf.remove(gone);
            catalogs.remove(gone);
            versions.remove(gone);
            here.remove(gone);
        });
        return key.isPresent();
    }

    /** Returns everyone who may be heard of, by name. */
    TreeMap<String, Presence> people() {
        var people = new TreeMap<String, Presence>();
        nameOf.forEach((key, name) -> {
            if (isVisible(key)) {
                people.put(name, here.getOrDefault(key, Presence.OFFLINE));
            }
        });
        return people;
    }

    /** @return names in the folder, in order; empty if there is no such person or folder */
    Optional<List<String>> browse(String name, String folder) {
        var key = key(name).filter(this::isVisible);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        var catalog = catalogs.getOrDefault(key.get(), new TreeMap<>());
        if (!folder.isEmpty() && !catalog.containsKey(folder)) {
            return Optional.empty();
        }
        var names = new TreeSet<String>();
        var begin = folder.isEmpty() ? "" : folder + "/";
        for (var path : catalog.keySet()) {
            if (path.startsWith(begin) && path.indexOf('/', begin.length()) < 0) {
                names.add(path.substring(begin.length()));
            }
        }
        return Optional.of(new ArrayList<>(names));
    }

    /** Returns who has a file of this size that may be heard of, and whether they are there. */
    Map<Integer, Boolean> having(int size) {
        var having = new TreeMap<Integer, Boolean>();
        catalogs.forEach((key, catalog) -> {
            if (isVisible(key) && catalog.containsValue(size)) {
                having.put(key, here.containsKey(key));
            }
        });
        return having;
    }

    boolean canBeLocated(int key) {
        return isHere(key) && isVisible(key);
    }

    private boolean isVisible(int key) {
        return Optional.ofNullable(nameOf.get(key))
                        .filter(name -> !bannedNames.contains(name))
                        .isPresent()
                && !bannedKeys.containsValue(key);
    }

    private Optional<Integer> key(String name) {
        return nameOf.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
