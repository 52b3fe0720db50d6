package org.truflow.ui;

import org.eclipse.jface.resource.ImageDescriptor;

/**
 * A part of the status line. Whiteboard: whoever registers one as a service has it shown in every window; parts stand in order of
 * {@link #position}. Asked on the UI thread a few times a second at most, and when it calls back: must not wait.
 */
public interface StatusPart {
    /** Returns what tests and settings know it by. */
    String id();

    /** Returns where it stands; less is further left. */
    int position();

    /** Returns what it says now; empty hides it. */
    Face face();

    /** Called when it was clicked, on the UI thread. */
    void clicked();

    /** @param hint shown when the pointer rests on it, and said by screen readers */
    record Face(String text, String hint, ImageDescriptor icon, Level level) {}
}
