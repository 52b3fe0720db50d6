package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.Settings;
import org.truflow.transfer.Fetcher;
import org.truflow.transfer.Uploads;
import org.truflow.ui.Level;
import org.truflow.ui.StatusPart;

/** How many upload slots are in use, in the status line. */
@Component
public final class SlotsPart implements StatusPart {
    private final Uploads uploads;
    private final Settings settings;

    @Activate
    public SlotsPart(@Reference Uploads uploads, @Reference Settings settings) {
        this.uploads = uploads;
        this.settings = settings;
    }

    @Override
    public String id() {
        return "slots";
    }

    @Override
    public int position() {
        return 400;
    }

    @Override
    public Face face() {
        var fetchers = uploads.fetchers();
        var used = fetchers.stream().mapToInt(Fetcher::slots).sum();
        var waiting = fetchers.stream().filter(fetcher -> fetcher.place() > 0).count();
        var all = settings.get(PeerSettings.SLOTS);
        return new Face(
                TEXTS.get("status.slots", used, all),
                TEXTS.get("status.slots.hint", used, all, waiting),
                TransferList.ICONS.descriptor("slots"),
                waiting > 0 && used >= all ? Level.WARNING : Level.NORMAL);
    }

    @Override
    public void clicked() {
        TransfersView.open();
    }
}
