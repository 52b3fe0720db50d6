package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import java.util.List;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.Transfers;
import org.truflow.ui.Amounts;
import org.truflow.ui.Snapshot;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/** Lets a person choose among the files of a download, as soon as they are listed, and then lets it go on. */
final class ChooseDialog extends TitleAreaDialog {
    private final Transfers engine;
    private final long id;
    private FileChoice choice = new FileChoice(List.of());

    /** Whether it waits for the choice, or cannot be chosen from any more; and its files, once they are known. */
    private record Listed(boolean waiting, Files files) {}

    ChooseDialog(Shell parent, Transfers engine, long id) {
        super(parent);
        this.engine = engine;
        this.id = id;
        setShellStyle(SWT.DIALOG_TRIM | SWT.RESIZE | SWT.MODELESS);
        setBlockOnOpen(false);
        setHelpAvailable(false);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(TEXTS.get("choose.title"));
        Ui.id(shell, "choose");
    }

    @Override
    protected Point getInitialSize() {
        return new Point(620, 480);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle(TEXTS.get("choose.title"));
        setMessage(TEXTS.get("choose.waiting"));
        var area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        area.setLayout(new GridLayout(3, false));
        var filter = Ui.id(new Text(area, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL), "choose.filter");
        filter.setMessage(TEXTS.get("choose.filter"));
        Ui.name(filter, TEXTS.get("choose.filter"));
        filter.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        var every = button(area, "choose.all");
        var none = button(area, "choose.none");
        var table = Ui.id(new Table(area, SWT.CHECK | SWT.VIRTUAL | SWT.BORDER | SWT.FULL_SELECTION), "choose.files");
        Ui.name(table, TEXTS.get("choose.title"));
        table.setHeaderVisible(true);
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 3, 1));
        column(table, "column.path", 440, SWT.LEFT);
        column(table, "column.size", 100, SWT.RIGHT);
        var sum = Ui.id(new Label(area, SWT.NONE), "choose.sum");
        sum.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1));
        table.addListener(SWT.SetData, this::fill);
        table.addListener(SWT.Selection, event -> {
            if (event.detail == SWT.CHECK && event.item instanceof TableItem item) {
                choice.tick(table.indexOf(item), item.getChecked());
                sums(sum);
            }
        });
        filter.addListener(SWT.Modify, _ -> {
            choice.filter(filter.getText());
            again(table, sum);
        });
        every.addListener(SWT.Selection, _ -> tick(table, sum, true));
        none.addListener(SWT.Selection, _ -> tick(table, sum, false));
        listen(table, sum);
        return area;
    }

    private static Button button(Composite area, String id) {
        var button = Ui.id(new Button(area, SWT.PUSH), id);
        button.setText(TEXTS.get(id));
        return button;
    }

    private static void column(Table table, String title, int width, int style) {
        var column = new TableColumn(table, style);
        column.setText(TEXTS.get(title));
        column.setWidth(width);
    }

    @SuppressWarnings("resource") // closed with the table
    private void listen(Table table, Label sum) {
        var snapshot = new Snapshot<>(table, this::ask, listed -> show(table, sum, listed));
        var subscription = engine.subscribe(transfer -> {
            if (transfer.id() == id) {
                snapshot.run();
            }
        });
        table.addDisposeListener(_ -> Thread.ofVirtual().start(subscription::close));
        snapshot.run();
    }

    private Listed ask() {
        var found = engine.find(id);
        var waiting = found.filter(it -> it.state() instanceof TransferState.Choosing
                        || it.files() > 1 && new Row.Download(it).section() != Section.FINISHED)
                .isPresent();
        return new Listed(waiting, waiting ? Files.of(engine, id) : new Files(List.of(), false));
    }

    private void show(Table table, Label sum, Listed listed) {
        if (choice.any() || !listed.waiting() || listed.files().some().isEmpty()) {
            return;
        }
        choice = new FileChoice(listed.files().some());
        setMessage(
                listed.files().more()
                        ? TEXTS.get("files.more", listed.files().some().size())
                        : TEXTS.get("choose.message"));
        again(table, sum);
    }

    private void again(Table table, Label sum) {
        table.setItemCount(choice.seen());
        table.clearAll();
        sums(sum);
    }

    private void sums(Label sum) {
        sum.setText(choice.sum());
        var ok = getButton(IDialogConstants.OK_ID);
        if (ok != null) {
            ok.setEnabled(choice.any());
        }
    }

    private void tick(Table table, Label sum, boolean on) {
        choice.tickSeen(on);
        table.clearAll();
        sums(sum);
    }

    private void fill(Event event) {
        if (event.item instanceof TableItem item && event.index < choice.seen()) {
            var file = choice.file(event.index);
            item.setText(new String[] {Visible.text(file.path()), Amounts.size(file.size())});
            item.setChecked(choice.ticked(event.index));
        }
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, TEXTS.get("choose.ok"), true)
                .setEnabled(false);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    @Override
    protected void okPressed() {
        var chosen = choice;
        Services.work(TEXTS.get("choose.title"), () -> {
            engine.select(id, chosen::wants);
            engine.resume(id);
            return true;
        });
        super.okPressed();
    }
}
