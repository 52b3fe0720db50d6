package org.truflow.ui.people.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.truflow.ui.Column;
import org.truflow.ui.Icons;
import org.truflow.ui.Texts;
import org.truflow.ui.Visible;

/** The columns of the list of people. */
final class PeopleColumns {
    private static final Texts TEXTS = Texts.of(PeopleColumns.class);

    private PeopleColumns() {}

    static List<Column<PersonRow>> all() {
        var icons = Icons.of(PeopleColumns.class);
        var present =
                Comparator.comparing(PersonRow::presence).thenComparing(PersonRow::lastSeen, Comparator.reverseOrder());
        return List.of(
                Column.<PersonRow>text("name", TEXTS.get("column.name"), 150, Words::name)
                        .withImage(row -> icons.image(Words.icon(row.presence()))),
                Column.<PersonRow>text("presence", TEXTS.get("column.presence"), 130, Words::presence)
                        .ordered(present),
                Column.<PersonRow>text("groups", TEXTS.get("column.groups"), 100, Words::groups)
                        .hidden(),
                Column.<PersonRow, Integer>number(
                                "devices",
                                TEXTS.get("column.devices"),
                                70,
                                row -> String.valueOf(row.peers().size()),
                                row -> row.peers().size())
                        .hidden(),
                new Column<>(
                        "trusted",
                        TEXTS.get("column.trusted"),
                        70,
                        SWT.LEFT,
                        false,
                        (PersonRow row) -> row.trusted() ? TEXTS.get("yes") : "",
                        Comparator.comparing(PersonRow::trusted),
                        Optional.empty()),
                Column.<PersonRow>text(
                                "directory", TEXTS.get("column.directory"), 150, row -> Visible.text(row.directory()))
                        .hidden());
    }
}
