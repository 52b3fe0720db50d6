package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.transfer.Upload;
import org.truflow.transfer.Uploads;
import org.truflow.ui.Amounts;
import org.truflow.ui.Level;
import org.truflow.ui.StatusPart;

/** How fast it uploads, in the status line. */
@Component
public final class UpPart implements StatusPart {
    private final Uploads uploads;

    @Activate
    public UpPart(@Reference Uploads uploads) {
        this.uploads = uploads;
    }

    @Override
    public String id() {
        return "up";
    }

    @Override
    public int position() {
        return 510;
    }

    @Override
    public Face face() {
        return new Face(
                Chart.rate(uploads.active().stream().mapToDouble(Upload::speed).sum()),
                TEXTS.get("status.up", Amounts.size(uploads.served())),
                TransferList.ICONS.descriptor("upload"),
                Level.NORMAL);
    }

    @Override
    public void clicked() {
        TransfersView.open();
    }
}
