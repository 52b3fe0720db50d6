package org.truflow.ui.people.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.PeerDirectory;
import org.truflow.ui.Icons;
import org.truflow.ui.Level;
import org.truflow.ui.StatusPart;
import org.truflow.ui.Texts;

/** In the status line: how many people are there. */
@Component
public final class PeopleStatus implements StatusPart {
    private static final Texts TEXTS = Texts.of(PeopleStatus.class);

    private final Standing standing = new Standing();

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addDirectory(PeerDirectory directory) {
        standing.add(directory);
    }

    void removeDirectory(PeerDirectory directory) {
        standing.remove(directory);
    }

    @Override
    public String id() {
        return "people";
    }

    @Override
    public int position() {
        return 20;
    }

    @Override
    public Face face() {
        var now = standing.now();
        return new Face(
                now.state().filter(DirectoryState.Online.class::isInstance).isEmpty()
                        ? ""
                        : TEXTS.get("online", now.online()),
                TEXTS.get("online.hint", now.known()),
                Icons.of(PeopleStatus.class).descriptor("people"),
                Level.NORMAL);
    }

    @Override
    public void clicked() {
        Standing.showPeople();
    }
}
