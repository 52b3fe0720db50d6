package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.truflow.send.Incoming;
import org.truflow.send.Line;
import org.truflow.send.Sends;
import org.truflow.ui.Amounts;
import org.truflow.ui.Column;
import org.truflow.ui.RowTable;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/**
 * Asks what to do with what others want to send. There is one window, whatever the number of questions; it blocks nothing, takes no
 * focus when it comes up by itself, and no key answers by accident. UI thread.
 */
final class OfferWindow {
    private static final String KEY = OfferWindow.class.getName();
    private static final int WIDTH = 560;
    private static final int HEIGHT = 400;

    private final Shell shell;
    private final Label who;
    private final Label key;
    private final RowTable<Line> lines;
    private final Text reason;
    private final Label place;
    private final List<Button> turning;
    private final Button trust;
    private final Questions questions = new Questions();
    private OptionalLong listed = OptionalLong.empty();

    private OfferWindow(Shell parent) {
        shell = Ui.id(new Shell(parent, SWT.TITLE | SWT.CLOSE | SWT.RESIZE | SWT.MODELESS), "offer");
        shell.setText(TEXTS.get("offer.title"));
        shell.setImage(TransferList.ICONS.image("received"));
        shell.setLayout(new GridLayout(2, false));
        who = wide(Ui.id(new Label(shell, SWT.WRAP), "offer.who"));
        key = wide(Ui.id(new Label(shell, SWT.WRAP), "offer.key"));
        lines = new RowTable<>(
                shell,
                "offer.lines",
                SWT.BORDER,
                List.of(
                        Column.text("path", TEXTS.get("column.path"), 400, line -> Visible.text(line.path())),
                        Column.number(
                                "size",
                                TEXTS.get("column.size"),
                                90,
                                line -> line.folder() ? "" : Amounts.size(line.size()),
                                Line::size)),
                Line::path);
        Ui.name(lines.control(), TEXTS.get("offer.lines"));
        lines.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        reason = Ui.id(new Text(shell, SWT.BORDER), "offer.reason");
        reason.setMessage(TEXTS.get("offer.reason"));
        Ui.name(reason, TEXTS.get("offer.reason"));
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(reason);
        var turns = new Composite(shell, SWT.NONE);
        turns.setLayout(new GridLayout(3, false));
        var back = button(turns, "offer.back", () -> turn(-1));
        place = Ui.id(new Label(turns, SWT.NONE), "offer.place");
        var next = button(turns, "offer.next", () -> turn(1));
        turning = List.of(back, next);
        var answers = new Composite(shell, SWT.NONE);
        var row = new RowLayout();
        row.wrap = true;
        answers.setLayout(row);
        answers.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
        button(answers, "offer.accept", () -> accept(Optional.empty()));
        button(answers, "offer.accept.to", this::acceptTo);
        trust = button(answers, "offer.trust", this::trust);
        button(answers, "offer.refuse", this::refuse);
        shell.setSize(WIDTH, HEIGHT);
        var around = parent.getBounds();
        shell.setLocation(
                around.x + Math.max(0, (around.width - WIDTH) / 2),
                around.y + Math.max(0, (around.height - HEIGHT) / 2));
        shell.addListener(SWT.Close, event -> {
            // Questions that are not answered stay open, and are found in the list of transfers.
            event.doit = false;
            shell.setVisible(false);
        });
    }

    private static Label wide(Label label) {
        GridDataFactory.fillDefaults()
                .span(2, 1)
                .grab(true, false)
                .hint(WIDTH - 40, SWT.DEFAULT)
                .applyTo(label);
        return label;
    }

    private static Button button(Composite parent, String id, Runnable does) {
        var button = Ui.id(new Button(parent, SWT.PUSH), id);
        button.setText(TEXTS.get(id));
        button.addListener(SWT.Selection, _ -> does.run());
        return button;
    }

    /** Returns the window, made on the first call; nothing while the workbench has none. */
    static Optional<OfferWindow> of(Display display) {
        if (display.getData(KEY) instanceof OfferWindow there && !there.shell.isDisposed()) {
            return Optional.of(there);
        }
        return Services.shell().map(parent -> {
            var made = new OfferWindow(parent);
            display.setData(KEY, made);
            return made;
        });
    }

    /**
     * Takes what is known now.
     *
     * @param fresh whether a new question is among it, so that it comes up
     */
    void now(List<Incoming> offers, boolean fresh) {
        questions.now(offers);
        if (questions.count() == 0) {
            shell.setVisible(false);
            return;
        }
        paint();
        if (fresh && !shell.isVisible()) {
            shell.setVisible(true);
        }
    }

    /** A person wants to answer this one. */
    void open(long id) {
        if (questions.show(id)) {
            paint();
            shell.open();
            lines.control().setFocus();
        }
    }

    private void turn(int by) {
        questions.turn(by);
        paint();
    }

    private void paint() {
        questions.front().ifPresent(offer -> {
            who.setText(Questions.who(offer));
            key.setText(Questions.key(offer));
            place.setText(questions.place());
            turning.forEach(button -> button.setVisible(questions.count() > 1));
            place.setVisible(questions.count() > 1);
            trust.setText(TEXTS.get("offer.trust", Visible.label(offer.user())));
            if (listed.isEmpty() || listed.getAsLong() != offer.id()) {
                listed = OptionalLong.of(offer.id());
                reason.setText("");
                lines.rows(offer.items().stream()
                        .map(item -> new Line(item.name(), item.folder(), item.size()))
                        .toList());
                list(offer);
            }
            shell.layout(true, true);
        });
    }

    /** Of folders the sender is asked what is in them. */
    private void list(Incoming offer) {
        if (offer.items().stream().noneMatch(item -> item.folder())) {
            return;
        }
        Services.find(Sends.class)
                .ifPresent(engine -> engine.lines(offer.id(), 0)
                        .thenAccept(found -> Ui.later(shell.getDisplay(), () -> {
                            if (!shell.isDisposed() && listed.orElse(-1) == offer.id()) {
                                lines.rows(found);
                            }
                        })));
    }

    private void accept(Optional<Path> folder) {
        answer(offer -> engine -> engine.accept(offer.id(), folder));
    }

    private void acceptTo() {
        var chosen = new DirectoryDialog(shell).open();
        if (chosen != null) {
            accept(Optional.of(Path.of(chosen)));
        }
    }

    /** Whatever is open of the same key is accepted with it. */
    private void trust() {
        answer(offer -> engine -> engine.trust(offer.peer(), offer.user(), Optional.empty()));
    }

    private void refuse() {
        var why = reason.getText().strip();
        answer(offer -> engine -> engine.refuse(offer.id(), why));
    }

    /** Something that waits for the disk and may fail. */
    private interface Reply {
        void to(Sends engine) throws Exception;
    }

    private interface Answer {
        Reply about(Incoming offer);
    }

    private void answer(Answer answer) {
        questions
                .front()
                .ifPresent(offer -> Services.find(Sends.class)
                        .ifPresent(engine -> Services.work(TEXTS.get("offer.title"), () -> {
                            answer.about(offer).to(engine);
                            return true;
                        })));
    }
}
