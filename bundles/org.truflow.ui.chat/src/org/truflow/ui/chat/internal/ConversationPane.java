package org.truflow.ui.chat.internal;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.dialogs.MessageDialogWithToggle;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.truflow.chat.Card;
import org.truflow.chat.text.MessageText;
import org.truflow.ui.Act;
import org.truflow.ui.Commands;
import org.truflow.ui.Link;
import org.truflow.ui.Names;
import org.truflow.ui.Palette;
import org.truflow.ui.Problems;
import org.truflow.ui.Snapshot;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/** One conversation: what was said, and what one wants to say. */
final class ConversationPane extends Composite {
    private static final Texts TEXTS = Texts.of(ConversationPane.class);
    private static final int PAGE = 200;
    private static final int MOST_LINES = 5_000;

    private final Label title;
    private final Label detail;
    private final Label trouble;
    private final Button keys;
    private final Label doing;
    private final Button stop;
    private final TranscriptPane transcript;
    private final StyledText input;
    private final MessageText reader;
    private final Snapshot<Shown> snapshot;
    private final Set<String> unfolded = new HashSet<>();
    private volatile Optional<Talk> talk = Optional.empty();
    private volatile int wanted = PAGE;
    private Optional<Line> replied = Optional.empty();
    private Optional<Line> edited = Optional.empty();
    private boolean other = true;

    private record Shown(Talk of, Talk.Head head, List<Line> lines, boolean more) {}

    /** @param look called to compare the keys of the person */
    ConversationPane(Composite parent, MessageText reader, Runnable look) {
        super(parent, SWT.NONE);
        this.reader = reader;
        var layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 2;
        setLayout(layout);
        title = Ui.id(new Label(this, SWT.NONE), "chat.title");
        title.setFont(JFaceResources.getBannerFont());
        title.setLayoutData(wide());
        detail = Ui.id(new Label(this, SWT.NONE), "chat.detail");
        detail.setForeground(Palette.MUTED.on(this));
        detail.setLayoutData(wide());
        trouble = Ui.id(new Label(this, SWT.WRAP), "chat.trouble");
        trouble.setForeground(Palette.BAD.on(this));
        trouble.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        keys = Ui.id(new Button(this, SWT.PUSH), "chat.keys");
        keys.setText(TEXTS.get("keys.look"));
        keys.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
        keys.addListener(SWT.Selection, _ -> look.run());
        transcript = new TranscriptPane(this, this::clicked);
        transcript.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        doing = Ui.id(new Label(this, SWT.NONE), "chat.doing");
        doing.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        stop = Ui.id(new Button(this, SWT.PUSH), "chat.stop");
        stop.setText(TEXTS.get("cancel"));
        stop.addListener(SWT.Selection, _ -> leaveLine());
        input = Ui.name(
                Ui.id(new StyledText(this, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER), "chat.input"),
                TEXTS.get("input"));
        input.setToolTipText(TEXTS.get("input.hint"));
        var high = new GridData(SWT.FILL, SWT.FILL, true, false);
        high.heightHint = 54;
        input.setLayoutData(high);
        input.addListener(SWT.KeyDown, this::typed);
        input.addListener(SWT.Modify, _ -> talk.ifPresent(now -> now.typing(input.getCharCount() > 0)));
        var send = Ui.id(new Button(this, SWT.PUSH), "chat.send");
        send.setText(TEXTS.get("send"));
        send.setLayoutData(new GridData(SWT.FILL, SWT.FILL, false, false));
        send.addListener(SWT.Selection, _ -> say());
        contextMenu();
        snapshot = new Snapshot<>(this, this::take, this::show);
        leaveLine();
    }

    private static GridData wide() {
        return new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1);
    }

    /** Shows another conversation. */
    void show(Talk now) {
        talk = Optional.of(now);
        wanted = PAGE;
        other = true;
        unfolded.clear();
        leaveLine();
        input.setText("");
        changed();
        input.setFocus();
    }

    Optional<Talk> talk() {
        return talk;
    }

    /** Something may be new. Any thread. */
    void changed() {
        snapshot.run();
    }

    private Shown take() throws IOException {
        var now = talk.orElseThrow(() -> new IOException("no conversation is chosen"));
        var lines = now.page(Long.MAX_VALUE, Math.min(1_000, wanted));
        while (lines.size() < wanted && !lines.isEmpty()) {
            var earlier = now.page(lines.getFirst().place(), Math.min(1_000, wanted - lines.size()));
            if (earlier.isEmpty()) {
                break;
            }
            var all = new ArrayList<>(earlier);
            all.addAll(lines);
            lines = all;
        }
        return new Shown(now, now.head(), lines, lines.size() >= wanted && wanted < MOST_LINES);
    }

    private void show(Shown shown) {
        if (talk.filter(now -> now == shown.of()).isEmpty()) {
            return;
        }
        title.setText(Visible.label(shown.head().title()));
        detail.setText(reader.plain(shown.head().detail(), 300).replace("&", "&&"));
        var wrong = shown.head().keys()
                ? TEXTS.get("keys.changed", shown.head().title())
                : shown.head().trouble();
        trouble.setText(wrong);
        visible(trouble, !wrong.isEmpty());
        visible(keys, shown.head().keys());
        transcript.show(
                new PaperWriter(reader, unfolded, ZoneId.systemDefault()).write(shown.lines(), shown.more()), other);
        other = false;
        layout();
        if (isVisible() && !shown.lines().isEmpty()) {
            markRead(shown);
        }
    }

    private void markRead(Shown shown) {
        shown.lines().reversed().stream()
                .filter(line -> !line.own())
                .findFirst()
                .ifPresent(last -> Ui.work(
                        this,
                        () -> {
                            shown.of().read(last);
                            return true;
                        },
                        _ -> {},
                        _ -> {}));
    }

    private static void visible(Control control, boolean now) {
        control.setVisible(now);
        if (control.getLayoutData() instanceof GridData data) {
            data.exclude = !now;
        }
    }

    // ---- what is written

    private void typed(Event event) {
        if ((event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) && (event.stateMask & SWT.MODIFIER_MASK) == 0) {
            event.doit = false;
            // The new line is in the text when this is told: it goes before it is sent.
            say();
        } else if (event.keyCode == SWT.ESC) {
            leaveLine();
        }
    }

    /** Sends what was written. A link to a content that stands alone goes as a card. */
    void say() {
        var text = input.getText().strip();
        if (text.isEmpty() || talk.isEmpty()) {
            return;
        }
        var to = talk.get();
        var reply = replied;
        var old = edited;
        var link = Link.maybe(text);
        var cards = new ArrayList<Card>();
        if (link.isPresent() && link.get() instanceof Link.Content(var content, var name, var size)) {
            cards.add(new Card.File(name, Math.max(0, size), content));
        }
        input.setText("");
        leaveLine();
        Ui.work(
                this,
                () -> {
                    if (old.isPresent()) {
                        to.edit(old.get(), text);
                    } else {
                        to.say(cards.isEmpty() ? text : "", reply, cards);
                    }
                    return true;
                },
                _ -> changed(),
                failure -> {
                    // What was written is not lost.
                    if (input.getCharCount() == 0) {
                        input.setText(text);
                    }
                    Problems.show(getShell(), TEXTS.get("failed.send"), failure);
                });
    }

    private void leaveLine() {
        replied = Optional.empty();
        edited = Optional.empty();
        doing.setText("");
        visible(doing, false);
        visible(stop, false);
        layout();
    }

    private void about(Line line, boolean change) {
        replied = change ? Optional.empty() : Optional.of(line);
        edited = change ? Optional.of(line) : Optional.empty();
        doing.setText(change ? TEXTS.get("editing") : TEXTS.get("replying", line.author()));
        if (change) {
            input.setText(line.text());
        }
        visible(doing, true);
        visible(stop, true);
        layout();
        input.setFocus();
    }

    // ---- what is clicked

    private void clicked(Deed deed) {
        switch (deed) {
            case Deed.Visit(var target, var host) -> visit(target, host);
            case Deed.Fetch(var card) -> fetch(card);
            case Deed.Unfold(var key) -> {
                unfolded.add(key);
                changed();
            }
            case Deed.Earlier _ -> {
                wanted = Math.min(MOST_LINES, wanted + PAGE);
                changed();
            }
        }
    }

    private void visit(String target, String host) {
        if (!ChatSettings.visits(host)) {
            var asked = MessageDialogWithToggle.open(
                    MessageDialog.CONFIRM,
                    getShell(),
                    TEXTS.get("visit.title"),
                    TEXTS.get("visit.question", host, target),
                    TEXTS.get("visit.always", host),
                    false,
                    null,
                    null,
                    SWT.NONE);
            if (asked.getReturnCode() != Window.OK) {
                return;
            }
            if (asked.getToggleState()) {
                ChatSettings.visitAlways(host);
            }
        }
        Program.launch(target);
    }

    private static void fetch(Card card) {
        switch (card) {
            case Card.File file ->
                Commands.run(
                        Names.DOWNLOAD, Map.of(Names.CONTENT, file.content().toString(), Names.NAME, file.name()));
            case Card.Folder folder ->
                Commands.run(Names.DOWNLOAD, Map.of(Names.USER, folder.user(), Names.PATH, folder.path()));
        }
    }

    private void contextMenu() {
        var menu = new MenuManager();
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(_ -> {
            var line = transcript.at(getDisplay().getCursorLocation()).filter(at -> !at.note() && !at.deleted());
            menu.add(new Act("chat.copy", TEXTS.get("copy"), () -> copy(line)));
            line.ifPresent(at -> {
                menu.add(new Act("chat.reply", TEXTS.get("reply"), () -> about(at, false)));
                if (at.own()) {
                    menu.add(new Act("chat.edit", TEXTS.get("edit"), () -> about(at, true)));
                    menu.add(new Act("chat.delete", TEXTS.get("delete"), () -> delete(at)));
                }
            });
        });
        transcript.control().setMenu(menu.createContextMenu(transcript.control()));
    }

    private void copy(Optional<Line> line) {
        if (transcript.control().getSelectionCount() > 0 || line.isEmpty()) {
            transcript.control().copy();
            return;
        }
        var clipboard = new Clipboard(getDisplay());
        clipboard.setContents(
                new Object[] {reader.clean(line.get().text())}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }

    private void delete(Line line) {
        talk.ifPresent(now -> Ui.work(
                this,
                TEXTS.get("failed"),
                () -> {
                    now.delete(line);
                    return true;
                },
                _ -> changed()));
    }
}
