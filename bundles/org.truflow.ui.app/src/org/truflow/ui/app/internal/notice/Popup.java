package org.truflow.ui.app.internal.notice;

import org.eclipse.jface.notifications.AbstractNotificationPopup;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.truflow.ui.Icons;
import org.truflow.ui.Notice;
import org.truflow.ui.Palette;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.app.internal.Preferences;
import org.truflow.ui.app.internal.Windows;

/** One notice on the screen. */
final class Popup extends AbstractNotificationPopup {
    private static final Texts TEXTS = Texts.of(Popup.class);
    private static final int MILLIS = 8_000;
    private static final int WIDTH = 300;

    private final Notice notice;
    private final int missed;

    Popup(Display display, Notice notice, int missed) {
        super(display);
        this.notice = notice;
        this.missed = missed;
        setDelayClose(MILLIS);
        // A window that fades in asks to be painted often, and a person with a slow screen sees nothing of it.
        setFadingEnabled(false);
    }

    @Override
    protected String getPopupShellTitle() {
        return TEXTS.get("product");
    }

    @Override
    protected Image getPopupShellImage(int maximumHeight) {
        return Icons.of(Popup.class).image("truflow");
    }

    @Override
    protected void createContentArea(Composite parent) {
        Ui.id(parent.getShell(), "notice");
        parent.setLayout(new GridLayout(1, false));
        var title = Ui.id(new Label(parent, SWT.WRAP), "notice.title");
        title.setText(notice.title().replace("&", "&&"));
        title.setForeground(Palette.TEXT.on(parent));
        title.setLayoutData(place());
        if (!notice.text().isEmpty()) {
            var text = Ui.id(new Label(parent, SWT.WRAP), "notice.text");
            text.setText(notice.text().replace("&", "&&"));
            text.setForeground(Palette.MUTED.on(parent));
            text.setLayoutData(place());
        }
        notice.action()
                .ifPresent(choice -> link(parent, "notice.action", choice.label(), () -> {
                    Windows.raise();
                    choice.does().run();
                }));
        link(
                parent,
                "notice.preferences",
                missed == 0 ? TEXTS.get("notice.choose") : TEXTS.get("notice.missed", missed),
                () -> Preferences.open(Preferences.NOTICES));
    }

    private void link(Composite parent, String id, String label, Runnable does) {
        var link = Ui.id(new Link(parent, SWT.NONE), id);
        link.setText("<a>" + label.replace("&", "&&").replace("<", "").replace(">", "") + "</a>");
        link.addListener(SWT.Selection, _ -> {
            close();
            does.run();
        });
    }

    private static GridData place() {
        var place = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
        place.widthHint = WIDTH;
        return place;
    }
}
