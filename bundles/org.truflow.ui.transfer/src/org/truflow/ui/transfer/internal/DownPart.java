package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.ui.Level;
import org.truflow.ui.StatusPart;

/** How fast it downloads, in the status line. */
@Component
public final class DownPart implements StatusPart {
    private final Story story;

    @Activate
    public DownPart(@Reference Story story) {
        this.story = story;
    }

    @Override
    public String id() {
        return "down";
    }

    @Override
    public int position() {
        return 500;
    }

    @Override
    public Face face() {
        return new Face(
                Chart.rate(story.speed()),
                TEXTS.get("status.down"),
                TransferList.ICONS.descriptor("download"),
                Level.NORMAL);
    }

    @Override
    public void clicked() {
        TransfersView.open();
    }
}
