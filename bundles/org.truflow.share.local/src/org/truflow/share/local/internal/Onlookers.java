package org.truflow.share.local.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.PeerDirectory;
import org.truflow.directory.Person;
import org.truflow.id.PeerId;
import org.truflow.share.Audience;

/**
 * Who may look into which share. Who someone is, a directory says whose own key was proved: what strangers say of
 * themselves counts for nothing. Safe for any number of threads.
 */
final class Onlookers {
    private final List<PeerDirectory> directories = new CopyOnWriteArrayList<>();
    private final String ownName;
    private volatile Map<String, Audience> audiences = Map.of();

    /** @param ownName as chosen: the person's other devices may see everything */
    Onlookers(String ownName) {
        this.ownName = ownName.strip();
    }

    void add(PeerDirectory directory) {
        directories.add(directory);
    }

    void remove(PeerDirectory directory) {
        directories.remove(directory);
    }

    /** @param changed by label, without those that are for everyone */
    void audiences(Map<String, Audience> changed) {
        audiences = Map.copyOf(changed);
    }

    Audience audience(String label) {
        return audiences.getOrDefault(label, Audience.EVERYONE);
    }

    /** Returns whether there is a share that is not for everyone. */
    boolean anyKeptBack() {
        return !audiences.isEmpty();
    }

    boolean maySee(PeerId asker, String label) {
        var audience = audience(label);
        return audience instanceof Audience.Everyone
                || directories.stream().anyMatch(directory -> maySee(directory, asker, audience));
    }

    private boolean maySee(PeerDirectory directory, PeerId asker, Audience audience) {
        return directory.id().isPresent()
                && directory
                        .person(asker)
                        .filter(person -> isMe(directory, person) || audience.includes(person.name(), person.groups()))
                        .isPresent();
    }

    private boolean isMe(PeerDirectory directory, Person person) {
        return person.name().equals(directory.state() instanceof DirectoryState.Online(var name) ? name : ownName);
    }
}
