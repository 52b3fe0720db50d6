package org.truflow.ui.app.internal;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtension;
import org.eclipse.core.runtime.IExtensionPoint;
import org.eclipse.core.runtime.IRegistryEventListener;
import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.ui.Ui;

/**
 * Views of bundles that come and go while the workbench runs. Its registry of views is read once, at the start, and has no method to
 * add to it: what it does then is called here again by reflection (docs/adr/0014). When the platform changes that, views of late
 * bundles appear after a restart only, and the log says so.
 */
final class LateViews implements IRegistryEventListener {
    private static final Logger LOG = LoggerFactory.getLogger(LateViews.class);
    private static final String VIEWS = "org.eclipse.ui.views";

    private LateViews() {}

    /** From now on. Call when the workbench has started. */
    static void install() {
        Platform.getExtensionRegistry().addListener(new LateViews(), VIEWS);
    }

    @Override
    public void added(IExtension[] extensions) {
        var views = views(extensions);
        Ui.later(PlatformUI.getWorkbench().getDisplay(), () -> views.forEach(LateViews::add));
    }

    private static void add(IConfigurationElement view) {
        var registry = PlatformUI.getWorkbench().getViewRegistry();
        try {
            var create = registry.getClass()
                    .getDeclaredMethod("createDescriptor", IConfigurationElement.class, boolean.class);
            create.setAccessible(true);
            create.invoke(registry, view, view.getName().equals("e4view"));
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            LOG.warn("the view {} appears after the next start", view.getAttribute("id"), e);
        }
    }

    @Override
    public void removed(IExtension[] extensions) {
        // Their elements are dead after this call: the ids are taken now.
        var ids =
                views(extensions).stream().map(view -> view.getAttribute("id")).toList();
        Ui.later(PlatformUI.getWorkbench().getDisplay(), () -> remove(ids));
    }

    private static void remove(List<String> ids) {
        var workbench = PlatformUI.getWorkbench();
        Stream.of(workbench.getWorkbenchWindows())
                .flatMap(window -> Stream.of(window.getPages()))
                .forEach(page -> close(page, ids));
        workbench.getService(MApplication.class).getDescriptors().removeIf(part -> ids.contains(part.getElementId()));
        try {
            var registry = workbench.getViewRegistry();
            var known = registry.getClass().getDeclaredField("descriptors");
            known.setAccessible(true);
            if (known.get(registry) instanceof Map<?, ?> descriptors) {
                descriptors.keySet().removeAll(ids);
            }
        } catch (NoSuchFieldException | IllegalAccessException e) {
            LOG.warn("the views {} are offered until the next start", ids, e);
        }
    }

    private static void close(IWorkbenchPage page, List<String> ids) {
        for (var view : page.getViewReferences()) {
            if (ids.contains(view.getId())) {
                page.hideView(view);
            }
        }
    }

    private static List<IConfigurationElement> views(IExtension[] extensions) {
        return Stream.of(extensions)
                .flatMap(extension -> Stream.of(extension.getConfigurationElements()))
                .filter(element ->
                        element.getName().equals("view") || element.getName().equals("e4view"))
                .toList();
    }

    @Override
    public void added(IExtensionPoint[] points) {
        // Points of others say nothing about views.
    }

    @Override
    public void removed(IExtensionPoint[] points) {
        // As above.
    }
}
