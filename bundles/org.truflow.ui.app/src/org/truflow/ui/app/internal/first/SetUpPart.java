package org.truflow.ui.app.internal.first;

import org.eclipse.ui.PlatformUI;
import org.truflow.ui.Icons;
import org.truflow.ui.Level;
import org.truflow.ui.StatusPart;
import org.truflow.ui.Texts;
import org.truflow.ui.app.internal.WorkbenchSession;

/** Offers the questions of the first start as long as they are not answered. */
public final class SetUpPart implements StatusPart {
    private final Texts texts = Texts.of(SetUpPart.class);
    private final Icons icons = Icons.of(SetUpPart.class);
    private final WorkbenchSession session;

    public SetUpPart(WorkbenchSession session) {
        this.session = session;
    }

    @Override
    public String id() {
        return "setup";
    }

    @Override
    public int position() {
        return 0;
    }

    @Override
    public Face face() {
        return new Face(
                session.unnamed() ? texts.get("first.again") : "",
                texts.get("first.again.hint"),
                icons.descriptor("setup"),
                Level.WARNING);
    }

    @Override
    public void clicked() {
        var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        if (window != null) {
            new FirstRun(session, window).ask();
        }
    }
}
