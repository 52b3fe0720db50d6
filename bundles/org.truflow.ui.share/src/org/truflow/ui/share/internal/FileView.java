package org.truflow.ui.share.internal;

import java.util.ArrayList;
import java.util.Optional;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.part.ViewPart;
import org.truflow.ui.FileFacts;

/** What is known of the file that was chosen last, in whatever view. */
public final class FileView extends ViewPart {
    private Optional<FilePane> pane = Optional.empty();

    @Override
    public void createPartControl(Composite parent) {
        var made = new FilePane(parent);
        pane = Optional.of(made);
        var selections = getSite().getWorkbenchWindow().getSelectionService();
        ISelectionListener listener = (part, selection) -> {
            if (part != this) {
                chosen(made, selection);
            }
        };
        selections.addPostSelectionListener(listener);
        made.control().addDisposeListener(_ -> selections.removePostSelectionListener(listener));
        chosen(made, selections.getSelection());
    }

    private static void chosen(FilePane pane, ISelection selection) {
        if (selection instanceof IStructuredSelection elements) {
            var facts = new ArrayList<FileFacts>();
            for (var element : elements.toList()) {
                if (element instanceof FileFacts.About about) {
                    facts.add(about.facts());
                }
            }
            if (!facts.isEmpty()) {
                pane.show(facts);
            }
        }
    }

    @Override
    public void setFocus() {
        pane.ifPresent(FilePane::focus);
    }
}
