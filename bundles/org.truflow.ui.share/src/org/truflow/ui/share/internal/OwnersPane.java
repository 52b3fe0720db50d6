package org.truflow.ui.share.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.ui.Column;
import org.truflow.ui.Icons;
import org.truflow.ui.RowTable;
import org.truflow.ui.Snapshot;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/** Whose shares can be looked at: one's own first. */
final class OwnersPane {
    private static final Texts TEXTS = SharesPane.TEXTS;

    private final Text filter;
    private final RowTable<Row> table;
    private final Snapshot<List<Row>> snapshot;
    private final Consumer<Owner> chosen;
    private volatile String words = "";
    private Owner shown = Owner.MINE;
    private boolean telling = true;

    /** @param presence of one's own machine: online */
    record Row(Owner owner, Presence presence) {
        String label() {
            return owner.mine() ? TEXTS.get("owner.mine") : Visible.text(owner.user());
        }

        String icon() {
            return owner.mine() ? "me" : presence.name().toLowerCase(Locale.ROOT);
        }
    }

    OwnersPane(Composite parent, Catalogs catalogs, Consumer<Owner> chosen) {
        this.chosen = chosen;
        var box = new Composite(parent, SWT.NONE);
        var grid = new GridLayout();
        grid.marginWidth = 0;
        grid.marginHeight = 0;
        grid.verticalSpacing = 2;
        box.setLayout(grid);
        filter = Ui.id(new Text(box, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL), "shares.owners.filter");
        filter.setMessage(TEXTS.get("owner.filter"));
        Ui.name(filter, TEXTS.get("owner.filter"));
        filter.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        var icons = Icons.of(OwnersPane.class);
        table = new RowTable<>(
                box,
                "shares.owners",
                SWT.SINGLE,
                List.of(Column.<Row>text("name", TEXTS.get("column.owner"), 170, Row::label)
                        .withImage(row -> icons.image(row.icon()))),
                Row::owner);
        Ui.name(table.control(), TEXTS.get("column.owner"));
        table.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.addSelectionChangedListener(_ -> tell());
        snapshot = new Snapshot<>(box, () -> rows(catalogs.people(), words), this::install);
        filter.addListener(SWT.Modify, _ -> {
            words = filter.getText();
            snapshot.run();
        });
        filter.addListener(SWT.DefaultSelection, _ -> visitTyped());
    }

    static List<Row> rows(List<Person> people, String filter) {
        var words = filter.strip().toLowerCase(Locale.ROOT);
        var rows = new ArrayList<Row>();
        rows.add(new Row(Owner.MINE, Presence.ONLINE));
        people.stream()
                .filter(person -> person.name().toLowerCase(Locale.ROOT).contains(words))
                .sorted(Comparator.comparing((Person person) -> person.presence() == Presence.OFFLINE)
                        .thenComparing(Person::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Person::name))
                .map(person -> new Row(Owner.of(person.name()), person.presence()))
                .forEach(rows::add);
        return rows;
    }

    private void tell() {
        if (telling) {
            table.selected().stream()
                    .map(Row::owner)
                    .filter(owner -> !owner.equals(shown))
                    .findFirst()
                    .ifPresent(owner -> {
                        shown = owner;
                        chosen.accept(owner);
                    });
        }
    }

    /** Somebody may be known to the tracker and not yet here. */
    private void visitTyped() {
        var typed = filter.getText().strip();
        if (!typed.isEmpty()) {
            var owner = table.rows().stream()
                    .map(Row::owner)
                    .filter(each -> !each.mine())
                    .findFirst()
                    .orElseGet(() -> Owner.of(typed));
            chosen.accept(owner);
        }
    }

    /** Asks who is there. */
    void show() {
        snapshot.run();
    }

    private void install(List<Row> rows) {
        telling = false;
        var before = table.rows();
        if (!before.equals(rows)) {
            table.rows(rows);
        }
        mark();
        telling = true;
    }

    void choose(Owner owner) {
        shown = owner;
        telling = false;
        mark();
        telling = true;
    }

    private void mark() {
        var now = table.selected().stream().map(Row::owner).findFirst();
        if (!now.equals(Optional.of(shown))) {
            table.rows().stream()
                    .filter(row -> row.owner().equals(shown))
                    .findFirst()
                    .ifPresentOrElse(
                            row -> table.setSelection(new StructuredSelection(row)),
                            () -> table.control().deselectAll());
        }
    }

    void focus() {
        table.control().setFocus();
    }
}
