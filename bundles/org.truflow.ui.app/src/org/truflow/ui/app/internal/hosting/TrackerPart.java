package org.truflow.ui.app.internal.hosting;

import org.truflow.ui.Icons;
import org.truflow.ui.Level;
import org.truflow.ui.StatusPart;
import org.truflow.ui.Texts;

/** Says in the status line how the tracker here stands. Nothing while it is not wanted. */
public final class TrackerPart implements StatusPart {
    private final Texts texts = Texts.of(TrackerPart.class);
    private final Icons icons = Icons.of(TrackerPart.class);
    private final HostedTracker tracker;
    private final Runnable clicked;

    /** @param clicked opens what there is to say and do about it */
    public TrackerPart(HostedTracker tracker, Runnable clicked) {
        this.tracker = tracker;
        this.clicked = clicked;
    }

    @Override
    public String id() {
        return "hosting";
    }

    @Override
    public int position() {
        return 5;
    }

    @Override
    public Face face() {
        var icon = icons.descriptor("tracker");
        return switch (tracker.state()) {
            case HostState.Off _ -> new Face("", "", icon, Level.NORMAL);
            case HostState.Starting _ ->
                new Face(texts.get("hosting.starting"), texts.get("hosting.hint"), icon, Level.NORMAL);
            case HostState.On(var addresses, var _) ->
                new Face(
                        texts.get("hosting.on"),
                        texts.get("hosting.on.hint", String.join(", ", addresses)),
                        icon,
                        Level.GOOD);
            case HostState.Failed(var reason) -> new Face(texts.get("hosting.failed"), reason, icon, Level.BAD);
        };
    }

    @Override
    public void clicked() {
        clicked.run();
    }
}
