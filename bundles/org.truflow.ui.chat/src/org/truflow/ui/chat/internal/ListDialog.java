package org.truflow.ui.chat.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.truflow.ui.Column;
import org.truflow.ui.RowTable;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;

/** A dialog around a table. */
abstract class ListDialog<R> extends Dialog {
    static final Texts TEXTS = Texts.of(ListDialog.class);

    private final String id;
    private final String title;
    private final List<Column<R>> columns;
    private final Function<R, Object> key;
    private List<R> rows = List.of();
    private Optional<RowTable<R>> table = Optional.empty();

    ListDialog(Shell parent, String id, String title, List<Column<R>> columns, Function<R, Object> key) {
        super(parent);
        this.id = id;
        this.title = title;
        this.columns = columns;
        this.key = key;
    }

    /** Called once the table is there. */
    abstract void opened();

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(title);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Point getInitialSize() {
        return new Point(640, 420);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        var area = (Composite) super.createDialogArea(parent);
        var made = new RowTable<>(area, id, SWT.SINGLE | SWT.BORDER, columns, key);
        Ui.name(made.control(), title);
        made.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        made.onOpen(_ -> okPressed());
        made.rows(rows);
        table = Optional.of(made);
        opened();
        return area;
    }

    /** Made when the dialog is opened. */
    RowTable<R> table() {
        return table.orElseThrow();
    }

    void rows(List<R> now) {
        rows = now;
        table.filter(made -> !made.control().isDisposed()).ifPresent(made -> made.rows(now));
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, false);
    }
}
