package org.truflow.ui;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;

/** A line of a menu, or a button, that is on or off. */
public final class CheckAct extends Action {
    private final Change change;

    /** Told what it is now. */
    @FunctionalInterface
    public interface Change {
        void to(boolean on);
    }

    /** @param id by which tests find it */
    public CheckAct(String id, String text, boolean on, Change change) {
        super(text, IAction.AS_CHECK_BOX);
        this.change = change;
        setId(id);
        setChecked(on);
    }

    @Override
    public void run() {
        change.to(isChecked());
    }
}
