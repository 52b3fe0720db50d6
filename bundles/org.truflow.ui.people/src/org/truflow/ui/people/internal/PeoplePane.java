package org.truflow.ui.people.internal;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewSite;
import org.truflow.directory.PeerDirectory;
import org.truflow.id.PeerId;
import org.truflow.send.Sends;
import org.truflow.send.Trust;
import org.truflow.settings.PeerSettings;
import org.truflow.settings.Settings;
import org.truflow.ui.Commands;
import org.truflow.ui.Empty;
import org.truflow.ui.Engine;
import org.truflow.ui.Engines;
import org.truflow.ui.Names;
import org.truflow.ui.Palette;
import org.truflow.ui.RowTable;
import org.truflow.ui.Snapshot;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/** The list of people with its filter. For the UI thread. */
final class PeoplePane {
    static final Texts TEXTS = Texts.of(PeoplePane.class);
    private static final String ENGINE = "org.truflow.tracker.client";
    private static final String ADDRESS = "truflow.directory.address";
    private static final String PREFERENCES = "org.eclipse.ui.window.preferences";
    /** So many rows before the end of what is known, more is asked for. */
    private static final int AHEAD = 100;

    private final Composite top;
    private final Banner banner;
    private final Text filter;
    private final StackLayout stack = new StackLayout();
    private final Composite middle;
    private final RowTable<PersonRow> table;
    private final Empty empty;
    private final Label count;
    private final Snapshot<Roll> snapshot;
    private final Engine<PeerDirectory> engine;
    private final Engine<Settings> settings;
    private final Engine<Sends> sends;
    private final Engines<PeerDirectory> directories;
    private final PresenceChoice presence;
    private final Map<PeerDirectory, Crowd> crowds = new ConcurrentHashMap<>();
    private volatile String wanted = "";

    PeoplePane(Composite parent, IViewSite site) {
        top = Ui.id(new Composite(parent, SWT.NONE), "people");
        var grid = new GridLayout();
        grid.marginWidth = 0;
        grid.marginHeight = 0;
        grid.verticalSpacing = 2;
        top.setLayout(grid);
        banner = new Banner(top, "people.trouble");
        filter = filter();
        middle = new Composite(top, SWT.NONE);
        middle.setLayout(stack);
        middle.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table = new RowTable<>(middle, "people.table", SWT.MULTI, PeopleColumns.all(), PersonRow::key);
        Ui.name(table.control(), TEXTS.get("view.people"));
        empty = new Empty(middle, "people.empty");
        count = Ui.id(new Label(top, SWT.NONE), "people.count");
        var place = new GridData(SWT.FILL, SWT.END, true, false);
        place.horizontalIndent = 6;
        count.setLayoutData(place);
        count.setForeground(Palette.MUTED.on(count));
        snapshot = new Snapshot<>(top, this::take, this::show);
        settings = Engine.watch(top, Settings.class, "org.truflow.profile", _ -> snapshot.run());
        engine = Engine.watch(top, PeerDirectory.class, ENGINE, _ -> snapshot.run());
        sends = Engine.watch(top, Sends.class, "org.truflow.send.direct", _ -> snapshot.run());
        directories = Engines.watch(top, PeerDirectory.class, PeerDirectory::subscribe, snapshot);
        presence = new PresenceChoice(site, chosen -> directories.all().forEach(each -> each.appear(chosen)));
        var menu = new PersonMenu(this, sends::get);
        menu.installs(site);
        table.onOpen(row -> Commands.run(Names.BROWSE, Map.of(Names.USER, row.user())));
        table.control().addListener(SWT.SetData, this::scrolled);
        table.control().addListener(SWT.MouseMove, this::hint);
        table.control().addListener(SWT.MouseDown, _ -> table.control().setToolTipText(null));
        table.control().addListener(SWT.MenuDetect, _ -> table.control().setToolTipText(null));
        new PersonDrop(table);
        site.setSelectionProvider(table);
        site.getActionBars().getMenuManager().add(table.columnMenu());
    }

    private Text filter() {
        var box = Ui.id(new Text(top, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL), "people.filter");
        box.setMessage(TEXTS.get("filter"));
        Ui.name(box, TEXTS.get("filter"));
        box.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        box.addListener(SWT.Modify, _ -> {
            wanted = box.getText();
            refresh();
        });
        box.addListener(
                SWT.DefaultSelection,
                _ -> crowds.values().forEach(crowd -> crowd.find(box.getText().strip())));
        box.addListener(SWT.KeyDown, this::down);
        return box;
    }

    private void down(Event key) {
        if (key.keyCode == SWT.ARROW_DOWN && !table.rows().isEmpty()) {
            table.control().setFocus();
            if (table.control().getSelectionCount() == 0) {
                table.control().setSelection(0);
            }
            key.doit = false;
        }
    }

    /** On a thread of its own. */
    private Roll take() {
        var present = directories.all();
        crowds.keySet().retainAll(present);
        var rosters = present.stream()
                .map(directory -> crowds.computeIfAbsent(
                        directory, each -> new Crowd(each, directories.property(each, ADDRESS), snapshot)))
                .map(Crowd::roster)
                .toList();
        var name = settings.get().map(all -> all.get(PeerSettings.NAME)).orElse("");
        return Roll.of(rosters, name, wanted, trusted());
    }

    private Set<PeerId> trusted() {
        var keys = new HashSet<PeerId>();
        sends.get().map(Sends::trusted).orElse(List.of()).stream()
                .map(Trust::peer)
                .forEach(keys::add);
        return keys;
    }

    private void show(Roll roll) {
        presence.show(roll.own());
        table.rows(roll.rows());
        banner.show(roll.blank() == Roll.Blank.WAITING ? Optional.empty() : roll.trouble());
        count.setText(roll.blank() == Roll.Blank.NOWHERE ? "" : Words.count(roll));
        var control = blank(roll) ? empty : table.control();
        if (stack.topControl != control) {
            stack.topControl = control;
            middle.layout();
        }
    }

    /** Says why nobody is listed, if that is so. */
    private boolean blank(Roll roll) {
        switch (roll.blank()) {
            case NO -> {
                return false;
            }
            case NOWHERE -> nowhere();
            case WAITING -> {
                var says = roll.trouble().map(Words::trouble).orElse("");
                empty.show(says, TEXTS.get("settings.open"), PeoplePane::preferences);
            }
            case ALONE -> alone(roll.address());
            case NO_MATCH ->
                empty.show(
                        TEXTS.get("empty.match", Visible.text(wanted.strip())),
                        TEXTS.get("empty.match.action"),
                        () -> filter.setText(""));
        }
        return true;
    }

    private void nowhere() {
        var chosen = settings.get().map(all -> all.get(PeerSettings.TRACKER));
        if (chosen.isEmpty()) {
            empty.show(TEXTS.get("empty.starting"), "", () -> {});
        } else if (chosen.get().isBlank()) {
            empty.show(TEXTS.get("empty.nowhere"), TEXTS.get("settings.open"), PeoplePane::preferences);
        } else {
            empty.show(TEXTS.get("empty.engine"), TEXTS.get("empty.engine.action"), this::start);
        }
    }

    private void alone(String address) {
        if (address.isEmpty()) {
            empty.show(TEXTS.get("empty.alone"), "", () -> {});
        } else {
            empty.show(
                    TEXTS.get("empty.alone.address", Visible.text(address)),
                    TEXTS.get("empty.alone.action"),
                    () -> copy(address));
        }
    }

    private void start() {
        Ui.work(
                top,
                TEXTS.get("empty.engine.action"),
                () -> {
                    engine.start();
                    return true;
                },
                _ -> snapshot.run());
    }

    private static void preferences() {
        Commands.run(PREFERENCES, Map.of());
    }

    private void scrolled(Event event) {
        if (event.index > table.rows().size() - AHEAD) {
            crowds.values().forEach(Crowd::more);
        }
    }

    private void hint(Event event) {
        var at = top.getDisplay().map(table.control(), null, event.x, event.y);
        var text = table.at(at.x, at.y).map(Words::detail).orElse("");
        var shown = text.isEmpty() ? null : text.replace("&", "&&");
        if (!Objects.equals(shown, table.control().getToolTipText())) {
            table.control().setToolTipText(shown);
        }
    }

    void focus() {
        (stack.topControl == table.control() ? (Control) table.control() : filter).setFocus();
    }

    RowTable<PersonRow> table() {
        return table;
    }

    Control control() {
        return top;
    }

    void refresh() {
        snapshot.run();
    }

    /** Puts text on the clipboard. */
    void copy(String text) {
        var clipboard = new Clipboard(top.getDisplay());
        clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }

    static List<String> lines(Object dropped) {
        return dropped instanceof String[] paths ? Arrays.asList(paths) : List.of();
    }
}
