package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.truflow.ui.Ui;

/** More about the row that is chosen, in tabs: only the one in front is kept up to date. */
final class Details {
    private final CTabFolder folder;
    private final TroubleBar trouble;
    private Optional<Row> row = Optional.empty();

    /** One of the tabs. UI thread. */
    interface Tab {
        String name();

        Control control();

        /** Shows a row, another one or what became of it. */
        void show(Optional<Row> row);

        /** Called about once a second while it is in front. */
        default void tick() {
            // Nothing changes with time alone.
        }
    }

    Details(Composite parent, Deeds deeds) {
        var all = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(all);
        trouble = new TroubleBar(all, deeds);
        folder = Ui.id(new CTabFolder(all, SWT.FLAT | SWT.TOP), "transfers.details");
        folder.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        List.<Tab>of(
                        new SourcesTab(folder),
                        new PiecesTab(folder, deeds),
                        new SpeedTab(folder),
                        new FilesTab(folder, deeds),
                        new LogTab(folder))
                .forEach(tab -> {
                    var item = Ui.id(new CTabItem(folder, SWT.NONE), "transfers.tab." + tab.name());
                    item.setText(TEXTS.get("tab." + tab.name()));
                    item.setControl(tab.control());
                    item.setData(tab);
                });
        folder.setSelection(0);
        folder.addListener(SWT.Selection, _ -> front().ifPresent(tab -> tab.show(row)));
    }

    /** What a screen reader says of something that is drawn. */
    static void said(Control control, Supplier<String> words) {
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = words.get();
            }
        });
    }

    private Optional<Tab> front() {
        return Stream.ofNullable(folder.getSelection())
                .map(CTabItem::getData)
                .filter(Tab.class::isInstance)
                .map(Tab.class::cast)
                .findFirst();
    }

    void show(List<Row> chosen) {
        row = chosen.size() == 1 ? Optional.of(chosen.getFirst()) : Optional.empty();
        trouble.show(row);
        front().ifPresent(tab -> tab.show(row));
    }

    void tick() {
        front().ifPresent(Tab::tick);
    }
}
