package org.truflow.ui;

import org.eclipse.jface.action.Action;

/** A line of a menu or a button of a tool bar. */
public final class Act extends Action {
    private final Runnable does;

    /** @param id by which tests find it */
    public Act(String id, String text, Runnable does) {
        super(text);
        this.does = does;
        setId(id);
    }

    /** Returns itself, after it can be chosen only if {@code enabled}. */
    public Act when(boolean enabled) {
        setEnabled(enabled);
        return this;
    }

    @Override
    public void run() {
        does.run();
    }
}
