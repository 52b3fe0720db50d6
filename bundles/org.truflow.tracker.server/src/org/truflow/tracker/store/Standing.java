package org.truflow.tracker.store;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.truflow.id.PeerId;
import org.truflow.tracker.Role;

/**
 * How a user stands with the tracker.
 *
 * @param pending whether the name waits for approval
 * @param groups names in small letters
 * @param password as the server hashes it, empty if there is none
 * @param devices what is known of the user's keys; a key of a former version has none
 */
public record Standing(
        Role role, boolean pending, Set<String> groups, String password, Map<PeerId, StoredDevice> devices) {
    /** Of whom nothing was said. */
    public static final Standing USUAL = new Standing(Role.MEMBER, false, Set.of(), "", Map.of());

    public Standing {
        groups = Set.copyOf(groups);
        devices = Map.copyOf(devices);
    }

    public Standing withRole(Role changed) {
        return new Standing(changed, pending, groups, password, devices);
    }

    public Standing withPending(boolean changed) {
        return new Standing(role, changed, groups, password, devices);
    }

    public Standing withGroups(Set<String> changed) {
        return new Standing(role, pending, changed, password, devices);
    }

    public Standing withPassword(String changed) {
        return new Standing(role, pending, groups, changed, devices);
    }

    public Standing withDevices(Map<PeerId, StoredDevice> changed) {
        return new Standing(role, pending, groups, password, changed);
    }

    public Standing withDevice(PeerId peer, StoredDevice device) {
        var changed = new TreeMap<>(devices);
        changed.put(peer, device);
        return withDevices(changed);
    }

    public Standing withoutDevice(PeerId peer) {
        var changed = new TreeMap<>(devices);
        changed.remove(peer);
        return withDevices(changed);
    }
}
