package org.truflow.ui.app.internal;

import java.util.Map;
import org.eclipse.jface.dialogs.MessageDialog;
import org.truflow.ui.Commands;
import org.truflow.ui.Names;
import org.truflow.ui.Texts;
import org.truflow.ui.Visible;

/** Links that come from outside. UI thread. */
final class Links {
    private Links() {}

    /** Opens it by whoever understands it, and says so if nobody does. */
    static void open(String link) {
        var window = Windows.front();
        if (!Commands.run(Names.OPEN_LINK, Map.of(Names.LINK, link)) && window.isPresent()) {
            var texts = Texts.of(Links.class);
            MessageDialog.openInformation(
                    window.get().getShell(), texts.get("link.title"), texts.get("link.nobody", Visible.label(link)));
        }
    }
}
