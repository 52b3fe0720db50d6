package org.truflow.ui.app.internal.event;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.truflow.event.Subscription;
import org.truflow.ui.Act;
import org.truflow.ui.Column;
import org.truflow.ui.Icons;
import org.truflow.ui.Level;
import org.truflow.ui.Menus;
import org.truflow.ui.Refresh;
import org.truflow.ui.RowTable;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.app.internal.Found;
import org.truflow.ui.app.internal.event.Happening.Kind;

/** What happened, newest first. */
public final class EventsView extends ViewPart {
    private static final Texts TEXTS = Texts.of(EventsView.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM);

    private final Icons icons = Icons.of(EventsView.class);
    private Optional<RowTable<Happening>> table = Optional.empty();
    private Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private String words = "";

    @Override
    public void createPartControl(Composite parent) {
        var body = new Composite(parent, SWT.NONE);
        var layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 2;
        body.setLayout(layout);
        var ring = Found.now(Gatherer.class).map(Gatherer::ring);
        var rows = new Composite(body, SWT.NONE);
        var refresh = new Refresh(rows, () -> ring.ifPresent(this::paint));
        bar(body, refresh);
        rows.moveBelow(null);
        rows.setLayout(new FillLayout());
        rows.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        var made = new RowTable<Happening>(rows, "events.table", SWT.MULTI, columns(), Happening::number);
        table = Optional.of(made);
        Ui.name(made.control(), TEXTS.get("events"));
        Menus.context(getSite(), made.control(), made, this::fill);
        getSite().setSelectionProvider(made);
        menu(ring);
        ring.ifPresent(found -> follow(body, found, refresh));
        refresh.now();
    }

    @SuppressWarnings("resource") // closed with the view
    private static void follow(Composite body, EventRing ring, Refresh refresh) {
        Subscription subscription = ring.subscribe(refresh);
        body.addDisposeListener(_ -> subscription.close());
    }

    private void bar(Composite body, Refresh refresh) {
        var kind = Ui.name(Ui.id(new Combo(body, SWT.READ_ONLY), "events.kind"), TEXTS.get("events.kind"));
        kind.add(TEXTS.get("events.all"));
        for (var each : Kind.values()) {
            kind.add(said(each));
        }
        kind.select(0);
        kind.addListener(SWT.Selection, _ -> {
            var at = kind.getSelectionIndex() - 1;
            kinds = at < 0 ? EnumSet.noneOf(Kind.class) : EnumSet.of(Kind.values()[at]);
            refresh.now();
        });
        var filter = Ui.name(
                Ui.id(new Text(body, SWT.SEARCH | SWT.ICON_CANCEL | SWT.ICON_SEARCH), "events.filter"),
                TEXTS.get("events.filter"));
        filter.setMessage(TEXTS.get("events.filter"));
        filter.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        filter.addListener(SWT.Modify, _ -> {
            words = filter.getText();
            refresh.run();
        });
    }

    private List<Column<Happening>> columns() {
        return List.of(
                Column.<Happening>text(
                                "time",
                                TEXTS.get("events.time"),
                                90,
                                row -> TIME.format(row.when().atZone(ZoneId.systemDefault())))
                        .ordered(Comparator.comparing(Happening::number)),
                Column.<Happening>text("kind", TEXTS.get("events.kind"), 110, row -> said(row.kind())),
                Column.<Happening>text("text", TEXTS.get("events.text"), 700, Happening::text)
                        .withImage(row -> icons.image(icon(row.level()))));
    }

    private static String icon(Level level) {
        return switch (level) {
            case NORMAL -> "note";
            case GOOD -> "good";
            case WARNING -> "warning";
            case BAD -> "bad";
        };
    }

    private static String said(Kind kind) {
        return TEXTS.get("events.kind." + kind.name().toLowerCase(Locale.ROOT));
    }

    private void paint(EventRing ring) {
        table.ifPresent(made -> made.rows(EventRing.filter(ring.all(), kinds, words)));
    }

    private void menu(Optional<EventRing> ring) {
        var menu = getViewSite().getActionBars().getMenuManager();
        menu.add(new Act(
                        "events.export",
                        TEXTS.get("events.export"),
                        () -> ring.ifPresent(found -> BugReport.ask(getSite().getShell(), found.all())))
                .when(ring.isPresent()));
        menu.add(new Act("events.clear", TEXTS.get("events.clear"), () -> ring.ifPresent(EventRing::clear)));
        table.ifPresent(made -> menu.add(made.columnMenu()));
    }

    private void fill(IMenuManager menu) {
        table.ifPresent(made -> menu.appendToGroup(
                Menus.EDIT,
                new Act("events.copy", TEXTS.get("events.copy"), () -> copy(made))
                        .when(!made.selected().isEmpty())));
    }

    private void copy(RowTable<Happening> made) {
        var text = made.selected().stream().map(BugReport::line).collect(Collectors.joining("\n"));
        var clipboard = new Clipboard(made.control().getDisplay());
        clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }

    @Override
    public void setFocus() {
        table.ifPresent(made -> made.control().setFocus());
    }
}
