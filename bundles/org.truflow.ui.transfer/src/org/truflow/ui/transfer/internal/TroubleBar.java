package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.truflow.transfer.TransferState;
import org.truflow.ui.Palette;
import org.truflow.ui.Ui;
import org.truflow.ui.transfer.internal.Row.Download;

/** Of a download that failed: what happened, why, and what to do, with the buttons for it. Not there for any other. */
final class TroubleBar {
    private final Composite bar;
    private final GridData place;
    private final Label what;
    private final Label remedy;
    private final Button relocate;
    private Optional<Download> row = Optional.empty();

    TroubleBar(Composite parent, Deeds deeds) {
        bar = Ui.id(new Composite(parent, SWT.NONE), "transfers.trouble");
        GridLayoutFactory.swtDefaults().numColumns(4).applyTo(bar);
        place = new GridData(SWT.FILL, SWT.CENTER, true, false);
        bar.setLayoutData(place);
        var icon = new Label(bar, SWT.NONE);
        icon.setImage(TransferList.ICONS.image("failed"));
        var words = new Composite(bar, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(words);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(words);
        what = words(words, "transfers.trouble.what");
        remedy = words(words, "transfers.trouble.remedy");
        button("retry", id -> deeds.resume(List.of(id)));
        relocate = button("relocate", id -> deeds.relocate(List.of(id)));
        show(Optional.empty());
    }

    private static Label words(Composite parent, String id) {
        var label = Ui.id(new Label(parent, SWT.WRAP), id);
        GridDataFactory.fillDefaults().grab(true, false).hint(300, SWT.DEFAULT).applyTo(label);
        return label;
    }

    private Button button(String name, LongConsumer does) {
        var button = Ui.id(new Button(bar, SWT.PUSH), "transfers.trouble." + name);
        button.setText(TEXTS.get("act." + name));
        button.addListener(
                SWT.Selection,
                _ -> row.ifPresent(it -> does.accept(it.transfer().id())));
        return button;
    }

    void show(Optional<Row> now) {
        var failed = now.filter(it ->
                        it instanceof Download download && download.transfer().state() instanceof TransferState.Failed)
                .map(Download.class::cast);
        if (failed.equals(row) && place.exclude == failed.isEmpty()) {
            return;
        }
        row = failed;
        failed.ifPresent(it -> {
            what.setText(Words.state(it));
            what.setForeground(Palette.BAD.on(bar));
            remedy.setText(Words.remedy(it.transfer()));
            relocate.setVisible(Words.disk(it.transfer()));
        });
        place.exclude = failed.isEmpty();
        bar.setVisible(failed.isPresent());
        bar.getParent().layout(true, true);
    }
}
