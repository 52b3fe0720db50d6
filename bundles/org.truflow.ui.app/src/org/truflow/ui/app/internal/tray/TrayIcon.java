package org.truflow.ui.app.internal.tray;

import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TrayItem;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.truflow.ui.Icons;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.app.internal.Choices;
import org.truflow.ui.app.internal.Windows;

/** The icon in the tray, where the system has one. UI thread. */
public final class TrayIcon {
    private static final int PAUSE_MILLIS = 5_000;

    private final Texts texts = Texts.of(TrayIcon.class);
    private Optional<TrayItem> item = Optional.empty();
    private Counts counts = new Counts(0, 0, 0);

    public void show(IWorkbench workbench) {
        var display = workbench.getDisplay();
        var tray = display.getSystemTray();
        if (tray == null) {
            return;
        }
        var icon = Ui.id(new TrayItem(tray, SWT.NONE), "tray");
        item = Optional.of(icon);
        icon.setImage(Icons.of(TrayIcon.class).image("truflow"));
        icon.setToolTipText(texts.get("product"));
        icon.addListener(SWT.Selection, _ -> toggle());
        var owner = new Shell(display);
        var menu = new Menu(owner, SWT.POP_UP);
        add(menu, "tray.show", TrayIcon::toggle);
        add(menu, "tray.quit", workbench::close);
        icon.addListener(SWT.MenuDetect, _ -> menu.setVisible(true));
        icon.addDisposeListener(_ -> {
            if (!owner.isDisposed()) {
                owner.dispose();
            }
        });
        count(owner);
    }

    private void add(Menu menu, String key, Runnable does) {
        var line = Ui.id(new MenuItem(menu, SWT.PUSH), key);
        line.setText(texts.get(key));
        line.addListener(SWT.Selection, _ -> does.run());
    }

    private void count(Shell owner) {
        if (owner.isDisposed()) {
            return;
        }
        Ui.work(
                owner,
                Counts::now,
                now -> {
                    counts = now;
                    item.filter(icon -> !icon.isDisposed()).ifPresent(icon -> icon.setToolTipText(now.text()));
                },
                _ -> {
                    // Said again in some seconds.
                });
        owner.getDisplay().timerExec(PAUSE_MILLIS, () -> count(owner));
    }

    private static void toggle() {
        var shown = Windows.front()
                .map(IWorkbenchWindow::getShell)
                .filter(shell -> shell.isVisible() && !shell.getMinimized());
        if (shown.isPresent()) {
            shown.get().setVisible(false);
        } else {
            Windows.raise();
        }
    }

    /** Asks once, when something would end; returns whether the window may be closed, and else has hidden it. */
    public boolean mayClose(IWorkbenchWindow window) {
        var last = Stream.of(window.getWorkbench().getWorkbenchWindows()).count() == 1;
        if (!last || item.isEmpty()) {
            return true;
        }
        var store = Choices.store();
        if (counts.busy() && !store.getBoolean(Choices.TRAY_ASKED)) {
            var answer = MessageDialog.open(
                    MessageDialog.QUESTION,
                    window.getShell(),
                    texts.get("tray.ask.title"),
                    texts.get("tray.ask", counts.text()),
                    SWT.NONE,
                    texts.get("tray.ask.stay"),
                    texts.get("tray.quit"),
                    IDialogConstants.CANCEL_LABEL);
            if (answer != 0 && answer != 1) {
                return false;
            }
            store.setValue(Choices.TRAY, answer == 0);
            store.setValue(Choices.TRAY_ASKED, true);
            Choices.save(store);
        }
        if (store.getBoolean(Choices.TRAY)) {
            window.getShell().setVisible(false);
            return false;
        }
        return true;
    }
}
