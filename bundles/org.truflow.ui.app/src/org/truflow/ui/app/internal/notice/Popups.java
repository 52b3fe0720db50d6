package org.truflow.ui.app.internal.notice;

import java.time.LocalTime;
import java.util.Optional;
import org.eclipse.ui.PlatformUI;
import org.osgi.service.component.annotations.Component;
import org.truflow.ui.Notice;
import org.truflow.ui.Notices;
import org.truflow.ui.Ui;
import org.truflow.ui.app.internal.Choices;

/** Shows notices one after another, above the lower right corner of the screen. What has the keyboard keeps it. */
@Component(service = Notices.class)
public final class Popups implements Notices {
    private final NoticeQueue queue = new NoticeQueue(Choices.store());
    /** Of the UI thread. */
    private Optional<Popup> shown = Optional.empty();

    @Override
    public void show(Notice notice) {
        if (PlatformUI.isWorkbenchRunning() && queue.offer(notice, LocalTime.now())) {
            Ui.later(PlatformUI.getWorkbench().getDisplay(), this::pump);
        }
    }

    private void pump() {
        if (shown.isPresent() || !PlatformUI.isWorkbenchRunning()) {
            return;
        }
        queue.next().ifPresent(next -> {
            var display = PlatformUI.getWorkbench().getDisplay();
            var popup = new Popup(display, next.notice(), next.missed());
            shown = Optional.of(popup);
            popup.open();
            var shell = popup.getShell();
            if (shell == null || shell.isDisposed()) {
                gone();
            } else {
                shell.addDisposeListener(_ -> Ui.later(display, this::gone));
            }
        });
    }

    private void gone() {
        shown = Optional.empty();
        pump();
    }
}
