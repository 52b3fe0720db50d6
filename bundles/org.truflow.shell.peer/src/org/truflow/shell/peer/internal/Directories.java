package org.truflow.shell.peer.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.Membership;
import org.truflow.directory.PeerDirectory;
import org.truflow.directory.Person;
import org.truflow.shell.EngineMissingException;

/** All directories seen as one. */
@Component(service = Directories.class)
public final class Directories {

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<PeerDirectory> directories = List.of();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Membership membership;

    /** Returns the own account. */
    Membership account() throws EngineMissingException {
        return EngineMissingException.need(membership, "tracker client");
    }

    /** Returns those present, online ones first. */
    List<PeerDirectory> all() {
        var all = new ArrayList<>(directories);
        all.sort(Comparator.comparing(directory -> !(directory.state() instanceof DirectoryState.Online)));
        return all;
    }

    /** Returns those present, at least one. */
    List<PeerDirectory> need() throws EngineMissingException {
        var all = all();
        if (all.isEmpty()) {
            throw new EngineMissingException("tracker client");
        }
        return all;
    }

    /** Returns the directory that knows {@code user}. */
    PeerDirectory knowing(String user) throws IOException, InterruptedException {
        for (var directory : need()) {
            if (Await.result(directory.find(user)).isPresent()) {
                return directory;
            }
        }
        throw new IOException("nobody is called " + user + "; lap lists the people");
    }

    Optional<Person> person(String user) {
        return all().stream()
                .flatMap(directory -> directory.people().stream())
                .filter(person -> person.name().equals(user))
                .findFirst();
    }

    static String describe(DirectoryState state) {
        return switch (state) {
            case DirectoryState.Connecting _ -> "connecting";
            case DirectoryState.Online(var name) -> "online as " + name;
            case DirectoryState.Pending(var reason) -> "pending: " + reason;
            case DirectoryState.Unreachable(var reason) -> "unreachable: " + reason;
            case DirectoryState.Refused(var reason, var remedy) ->
                "refused: " + reason + (remedy.isEmpty() ? "" : "; " + remedy);
        };
    }
}
