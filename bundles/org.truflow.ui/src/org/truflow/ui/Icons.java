package org.truflow.ui;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.graphics.Image;
import org.osgi.framework.FrameworkUtil;

/** The icons of one bundle: {@code icons/NAME.svg}, read once and kept until the end. */
public final class Icons {
    private final Class<?> type;
    private final String bundle;

    private Icons(Class<?> type) {
        this.type = type;
        this.bundle = FrameworkUtil.getBundle(type).getSymbolicName();
    }

    /** @param type any class of the bundle */
    public static Icons of(Class<?> type) {
        return new Icons(type);
    }

    /** Returns an icon that must not be disposed. UI thread. */
    public Image image(String name) {
        var key = bundle + "/" + name;
        var registry = JFaceResources.getImageRegistry();
        if (registry.getDescriptor(key) == null) {
            registry.put(key, descriptor(name));
        }
        return registry.get(key);
    }

    /** Any thread. */
    public ImageDescriptor descriptor(String name) {
        return ResourceLocator.imageDescriptorFromBundle(type, "icons/" + name + ".svg")
                .orElseGet(ImageDescriptor::getMissingImageDescriptor);
    }
}
