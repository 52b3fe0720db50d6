package org.truflow.ui.app.internal.first;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.truflow.ui.app.internal.form.Form;

/** What you share, and where downloads go. */
final class WhatPage extends StepPage {
    private final Beginning beginning;

    WhatPage(Beginning beginning) {
        super("first.what");
        this.beginning = beginning;
    }

    @Override
    Control fill(Form form) {
        var share = form.folder("first.share", text("share"), beginning.share());
        share.setMessage(text("nothing"));
        share.addListener(SWT.Modify, _ -> {
            beginning.share(share.getText());
            check();
        });
        form.hint(text("share.hint"));
        var downloads = form.folder("first.downloads", text("downloads"), beginning.downloads());
        downloads.setMessage(text("profile"));
        downloads.addListener(SWT.Modify, _ -> {
            beginning.downloads(downloads.getText());
            check();
        });
        form.hint(text("downloads.hint"));
        return share;
    }

    @Override
    Optional<Beginning.Problem> wrong() {
        return beginning.wrongWithFolders();
    }

    @Override
    boolean answered() {
        return true;
    }
}
