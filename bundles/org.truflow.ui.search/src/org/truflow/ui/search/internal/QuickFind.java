package org.truflow.ui.search.internal;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.quickaccess.QuickAccessElement;

/** Something that Quick Access lists. */
final class QuickFind extends QuickAccessElement {
    private final String id;
    private final String label;
    private final ImageDescriptor image;
    private final Runnable does;

    /** @param label fit to be shown @param does on the UI thread */
    QuickFind(String id, String label, ImageDescriptor image, Runnable does) {
        this.id = id;
        this.label = label;
        this.image = image;
        this.does = does;
    }

    @Override
    public String getLabel() {
        return label;
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return image;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public void execute() {
        does.run();
    }
}
