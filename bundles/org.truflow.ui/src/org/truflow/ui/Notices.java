package org.truflow.ui;

/** Shows notices, unless their kind is switched off or these are quiet hours. A service of the workbench. Any thread; does not wait. */
@FunctionalInterface
public interface Notices {
    void show(Notice notice);
}
