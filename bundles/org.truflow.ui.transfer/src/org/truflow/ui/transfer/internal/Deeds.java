package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.truflow.send.Sends;
import org.truflow.transfer.DownloadOptions;
import org.truflow.transfer.Priority;
import org.truflow.transfer.QueuePlace;
import org.truflow.transfer.Transfers;
import org.truflow.transfer.Wanted;
import org.truflow.ui.Link;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/** Does what a person chose in the list. UI thread; what waits for the disk is done elsewhere. */
final class Deeds {
    private final Control control;
    private final Board board;
    private Optional<Transfers> transfers = Optional.empty();
    private Optional<Sends> sends = Optional.empty();

    Deeds(Control control, Board board) {
        this.control = control;
        this.board = board;
    }

    void transfers(Optional<Transfers> engine) {
        transfers = engine;
    }

    Optional<Transfers> transfers() {
        return transfers;
    }

    void sends(Optional<Sends> engine) {
        sends = engine;
    }

    Optional<Sends> sends() {
        return sends;
    }

    /** Does something with each of some downloads, in their order. */
    void each(List<Long> ids, BiConsumer<Transfers, Long> deed) {
        transfers.ifPresent(engine -> Ui.work(
                control,
                TEXTS.get("doing.change"),
                () -> {
                    ids.forEach(id -> deed.accept(engine, id));
                    return ids.size();
                },
                _ -> board.reordered()));
    }

    void pause(List<Long> ids) {
        each(ids, Transfers::pause);
    }

    void resume(List<Long> ids) {
        each(ids, Transfers::resume);
    }

    void prioritize(List<Long> ids, Priority priority) {
        each(ids, (engine, id) -> engine.prioritize(id, priority));
    }

    /** Several keep their order among one another. */
    void move(List<Long> ids, QueuePlace place) {
        var backwards = place instanceof QueuePlace.First || place instanceof QueuePlace.Down;
        each(backwards ? ids.reversed() : ids, (engine, id) -> engine.move(id, place));
    }

    void recheck(List<Long> ids) {
        each(ids, Transfers::recheck);
    }

    void inOrder(List<Long> ids, boolean on) {
        each(ids, (engine, id) -> engine.inOrder(id, on));
    }

    /** Asks whether to keep what was fetched, if there is anything. */
    void cancel(Choices choices) {
        var ids = choices.cancellable();
        if (ids.isEmpty()) {
            return;
        }
        if (!choices.worthKeeping()) {
            each(ids, Transfers::cancel);
            return;
        }
        var answer = new MessageDialog(
                        control.getShell(),
                        TEXTS.get("cancel.title"),
                        null,
                        TEXTS.get("cancel.question", ids.size()),
                        MessageDialog.QUESTION,
                        0,
                        TEXTS.get("cancel.keep"),
                        TEXTS.get("cancel.delete"),
                        TEXTS.get("cancel.not"))
                .open();
        if (answer == 0 || answer == 1) {
            each(ids, (engine, id) -> engine.cancel(id, answer == 0));
        }
    }

    /** What the Delete key does: cancels what goes on, takes the rest out of the list. */
    void delete(Choices choices) {
        if (!choices.cancellable().isEmpty()) {
            cancel(choices);
        } else if (!choices.withdrawable().isEmpty()) {
            withdraw(choices.withdrawable());
        } else {
            forget(choices.forgettable());
        }
    }

    void forget(List<Long> ids) {
        transfers.ifPresent(engine -> Ui.work(
                control, TEXTS.get("doing.change"), () -> engine.forget(each -> ids.contains(each.id())), _ -> {}));
    }

    void forgetAll() {
        transfers.ifPresent(
                engine -> Ui.work(control, TEXTS.get("doing.change"), () -> engine.forget(_ -> true), _ -> {}));
    }

    void relocate(List<Long> ids) {
        var dialog = new DirectoryDialog(control.getShell());
        dialog.setText(TEXTS.get("relocate.title"));
        dialog.setMessage(TEXTS.get("relocate.message"));
        var chosen = dialog.open();
        if (chosen != null) {
            each(ids, (engine, id) -> engine.relocate(id, Path.of(chosen)));
        }
    }

    /** Fetches what ended once more, to where it was. */
    void again(Choices choices) {
        var wanted = choices.again().stream()
                .map(each -> new Wanted.Content(
                        each.content().orElseThrow(),
                        each.name(),
                        Optional.ofNullable(each.target().getParent())))
                .toList();
        wanted.forEach(this::start);
    }

    void start(Wanted wanted) {
        transfers.ifPresent(engine -> Ui.work(
                control, TEXTS.get("doing.download"), () -> engine.start(wanted, DownloadOptions.NORMAL), _ -> {}));
    }

    /** Starts every link in a text. */
    void links(String text) {
        text.lines()
                .limit(1_000)
                .forEach(line -> Link.maybe(line).ifPresent(link -> {
                    switch (link) {
                        case Link.Content it -> start(new Wanted.Content(it.content(), it.name(), Optional.empty()));
                        case Link.Place it -> start(new Wanted.Remote(it.user(), it.path(), Optional.empty()));
                    }
                }));
    }

    void open(List<Path> files) {
        for (var file : files.stream().limit(10).toList()) {
            if (!Program.launch(file.toString())) {
                MessageDialog.openInformation(
                        control.getShell(),
                        TEXTS.get("doing.open"),
                        TEXTS.get("open.failed", Visible.text(file.toString())));
                return;
            }
        }
    }

    /** Downloads what links in the clipboard name. */
    void paste() {
        var clipboard = new Clipboard(control.getDisplay());
        if (clipboard.getContents(TextTransfer.getInstance()) instanceof String text) {
            links(text);
        }
        clipboard.dispose();
    }

    void copy(String text) {
        if (!text.isEmpty()) {
            var clipboard = new Clipboard(control.getDisplay());
            clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
            clipboard.dispose();
        }
    }

    void withdraw(List<Long> ids) {
        sends.ifPresent(engine -> Ui.work(
                control,
                TEXTS.get("doing.change"),
                () -> {
                    ids.forEach(engine::withdraw);
                    return ids.size();
                },
                _ -> {}));
    }
}
