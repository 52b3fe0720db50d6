package org.truflow.ui.search.internal;

import java.util.List;
import java.util.Optional;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

/** Engines as they are at this moment, for what the workbench creates and asks once. Any thread. */
final class Services {
    private Services() {}

    static <T> List<T> all(Class<T> type) {
        var context = FrameworkUtil.getBundle(Services.class).getBundleContext();
        try {
            return context.getServiceReferences(type, null).stream()
                    .map(context::getService)
                    .filter(service -> service != null)
                    .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e); // There is no filter to be wrong.
        }
    }

    static <T> Optional<T> any(Class<T> type) {
        return all(type).stream().findFirst();
    }
}
