package org.truflow.ui.app.internal.help;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.osgi.framework.FrameworkUtil;
import org.truflow.net.Network;
import org.truflow.ui.Icons;
import org.truflow.ui.Texts;
import org.truflow.ui.Ui;
import org.truflow.ui.app.internal.Found;
import org.truflow.ui.app.internal.form.Form;

/** Version, licence, and who this installation is. */
final class AboutDialog extends Dialog {
    private static final Texts TEXTS = Texts.of(AboutDialog.class);
    private static final int COPY = IDialogConstants.CLIENT_ID;

    AboutDialog(Shell parent) {
        super(parent);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        Ui.id(shell, "about");
        shell.setText(TEXTS.get("about.title"));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        if (!(super.createDialogArea(parent) instanceof Composite area)) {
            throw new IllegalStateException("a dialog without an area");
        }
        var head = new Composite(area, SWT.NONE);
        head.setLayout(new GridLayout(2, false));
        head.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
        new Label(head, SWT.NONE).setImage(Icons.of(AboutDialog.class).image("about"));
        var name = new Label(head, SWT.NONE);
        name.setText(TEXTS.get("product"));
        name.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.HEADER_FONT));
        var form = new Form(area, false);
        form.hint(TEXTS.get("product.description"));
        form.shown("about.version", TEXTS.get("about.version"), version());
        form.shown("about.id", TEXTS.get("about.id"), id());
        form.shown("about.network", TEXTS.get("about.network"), network());
        form.shown("about.java", TEXTS.get("about.java"), system());
        form.hint(TEXTS.get("about.licence"));
        form.body().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        return area;
    }

    private static String version() {
        return FrameworkUtil.getBundle(AboutDialog.class).getVersion().toString();
    }

    private static String id() {
        return Found.now(Network.class)
                .map(network -> network.self().toString())
                .orElseGet(() -> TEXTS.get("about.none"));
    }

    private static String network() {
        return Found.now(Network.class)
                .map(network -> network.describe() + ", " + network.listening())
                .orElseGet(() -> TEXTS.get("about.none"));
    }

    private static String system() {
        return System.getProperty("java.version") + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + " " + System.getProperty("os.arch");
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        Ui.id(createButton(parent, COPY, TEXTS.get("about.copy"), false), "about.copy");
        Ui.id(createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true), "about.close");
    }

    @Override
    protected void buttonPressed(int button) {
        if (button != COPY) {
            super.buttonPressed(button);
            return;
        }
        var clipboard = new Clipboard(getShell().getDisplay());
        var text = "Truflow " + version() + "\n" + id() + "\n" + network() + "\n" + system();
        clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }
}
