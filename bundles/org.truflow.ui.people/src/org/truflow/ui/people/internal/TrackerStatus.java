package org.truflow.ui.people.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.truflow.directory.PeerDirectory;
import org.truflow.ui.Icons;
import org.truflow.ui.Level;
import org.truflow.ui.StatusPart;
import org.truflow.ui.Texts;

/** In the status line: whether the place where people meet is reached. */
@Component
public final class TrackerStatus implements StatusPart {
    private static final Texts TEXTS = Texts.of(TrackerStatus.class);

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
        return "tracker";
    }

    @Override
    public int position() {
        return 10;
    }

    @Override
    public Face face() {
        var now = standing.now();
        return now.state()
                .map(state -> new Face(
                        Words.state(state),
                        TEXTS.get("tracker.hint", Words.trouble(new Roll.Trouble(now.name(), state))),
                        Icons.of(TrackerStatus.class).descriptor(Words.icon(state)),
                        Words.level(state)))
                .orElseGet(() -> new Face(
                        TEXTS.get("tracker.none"),
                        TEXTS.get("tracker.none.hint"),
                        Icons.of(TrackerStatus.class).descriptor("tracker-off"),
                        Level.NORMAL));
    }

    @Override
    public void clicked() {
        Standing.showPeople();
    }
}
