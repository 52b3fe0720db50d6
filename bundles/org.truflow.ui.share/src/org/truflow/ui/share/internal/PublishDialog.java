package org.truflow.ui.share.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.Visible;

/** Asks which folder to share, under which name, and with whom. */
final class PublishDialog extends TitleAreaDialog {
    private static final Texts TEXTS = Texts.of(PublishDialog.class);

    private final List<String> known;
    private PublishDraft draft;
    private Optional<Fields> fields = Optional.empty();

    private record Fields(
            Text folder, Text label, Button everyone, Button chosen, Button nobody, Text names, Button add) {}

    /** @param known people, and groups after an {@code @}, to choose from */
    PublishDialog(Shell parent, PublishDraft draft, List<String> known) {
        super(parent);
        this.draft = draft;
        this.known = List.copyOf(known);
        setHelpAvailable(false);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(TEXTS.get("publish.title"));
        Ui.id(shell, "publish");
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        var area = (Composite) super.createDialogArea(parent);
        setTitle(TEXTS.get("publish.title"));
        setMessage(TEXTS.get("publish.says"));
        var box = new Composite(area, SWT.NONE);
        box.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        var grid = new GridLayout(3, false);
        grid.marginWidth = 12;
        grid.marginHeight = 12;
        grid.verticalSpacing = 8;
        box.setLayout(grid);
        label(box, "publish.folder");
        var folder = text(box, "publish.folder", draft.folder(), 1);
        var browse = Ui.id(new Button(box, SWT.PUSH), "publish.browse");
        browse.setText(TEXTS.get("publish.browse"));
        browse.addListener(SWT.Selection, _ -> browse(folder));
        setButtonLayoutData(browse);
        label(box, "publish.label");
        var name = text(box, "publish.label", draft.label(), 2);
        name.setMessage(TEXTS.get("publish.label.hint"));
        var who = label(box, "publish.who");
        who.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false, 1, 3));
        var everyone = radio(box, PublishDraft.Who.EVERYONE);
        var chosen = radio(box, PublishDraft.Who.CHOSEN);
        var nobody = radio(box, PublishDraft.Who.NOBODY);
        label(box, "publish.names");
        var names = text(box, "publish.names", draft.names(), 1);
        names.setMessage(TEXTS.get("publish.names.hint"));
        var add = Ui.id(new Button(box, SWT.PUSH), "publish.add");
        add.setText(TEXTS.get("publish.add"));
        add.addListener(SWT.Selection, _ -> add());
        setButtonLayoutData(add);
        fields = Optional.of(new Fields(folder, name, everyone, chosen, nobody, names, add));
        enable();
        return area;
    }

    private static Label label(Composite box, String key) {
        var label = new Label(box, SWT.NONE);
        label.setText(TEXTS.get(key));
        return label;
    }

    private Text text(Composite box, String id, String value, int columns) {
        var text = Ui.id(new Text(box, SWT.BORDER), id);
        text.setText(value);
        var place = new GridData(SWT.FILL, SWT.CENTER, true, false, columns, 1);
        place.widthHint = 320;
        text.setLayoutData(place);
        text.addListener(SWT.Modify, _ -> changed());
        return text;
    }

    private Button radio(Composite box, PublishDraft.Who who) {
        var key = "publish.who." + who.name().toLowerCase(Locale.ROOT);
        var button = Ui.id(new Button(box, SWT.RADIO), key);
        button.setText(TEXTS.get(key));
        button.setSelection(draft.who() == who);
        button.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        button.addListener(SWT.Selection, _ -> changed());
        return button;
    }

    @Override
    public void create() {
        super.create();
        fields.ifPresent(all -> all.folder().setFocus());
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, TEXTS.get("publish.do"), true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        var ok = getButton(IDialogConstants.OK_ID);
        Ui.id(ok, "publish.ok");
        ok.setEnabled(draft.problem().isEmpty());
    }

    private void browse(Text folder) {
        var dialog = new DirectoryDialog(getShell(), SWT.OPEN);
        dialog.setText(TEXTS.get("publish.title"));
        dialog.setFilterPath(folder.getText());
        Optional.ofNullable(dialog.open()).ifPresent(folder::setText);
    }

    private void add() {
        var list = new ElementListSelectionDialog(getShell(), new LabelProvider() {
            @Override
            public String getText(Object element) {
                return Visible.text(String.valueOf(element));
            }
        });
        list.setTitle(TEXTS.get("publish.add.title"));
        list.setMessage(TEXTS.get("publish.add.says"));
        list.setMultipleSelection(true);
        list.setElements(known.toArray());
        if (list.open() == Window.OK) {
            var more = draft;
            for (var name : list.getResult()) {
                more = more.with(String.valueOf(name));
            }
            var names = more.names();
            fields.ifPresent(all -> all.names().setText(names));
        }
    }

    private void changed() {
        fields.ifPresent(all -> {
            var who = all.everyone().getSelection()
                    ? PublishDraft.Who.EVERYONE
                    : all.chosen().getSelection() ? PublishDraft.Who.CHOSEN : PublishDraft.Who.NOBODY;
            draft = new PublishDraft(
                    all.folder().getText(),
                    all.label().getText(),
                    who,
                    all.names().getText());
            enable();
            var problem = draft.problem();
            setErrorMessage(
                    problem.filter(_ -> !all.folder().getText().isBlank()).orElse(null));
            var ok = getButton(IDialogConstants.OK_ID);
            if (ok != null) {
                ok.setEnabled(problem.isEmpty());
            }
        });
    }

    private void enable() {
        fields.ifPresent(all -> {
            all.names().setEnabled(draft.who() == PublishDraft.Who.CHOSEN);
            all.add().setEnabled(draft.who() == PublishDraft.Who.CHOSEN && !known.isEmpty());
        });
    }

    PublishDraft draft() {
        return draft;
    }
}
