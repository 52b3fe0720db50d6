package org.truflow.ui.app.internal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jface.action.ContributionItem;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;
import org.truflow.ui.Palette;
import org.truflow.ui.StatusPart;
import org.truflow.ui.Ui;

/** Shows every {@link StatusPart} that is registered, as buttons in the status line. */
final class StatusStrip extends ContributionItem {
    private static final int PAUSE_MILLIS = 500;

    private final Map<String, StatusPart.Face> shown = new HashMap<>();

    StatusStrip() {
        super("org.truflow.ui.status");
    }

    @Override
    public void fill(Composite line) {
        var parts = new ServiceTracker<StatusPart, StatusPart>(
                FrameworkUtil.getBundle(StatusStrip.class).getBundleContext(), StatusPart.class, null);
        parts.open();
        var bar = Ui.id(new ToolBar(line, SWT.FLAT | SWT.RIGHT), "status");
        bar.addDisposeListener(_ -> parts.close());
        var images = new LocalResourceManager(JFaceResources.getResources(), bar);
        shown.clear();
        paint(bar, images, parts);
    }

    private void paint(ToolBar bar, ResourceManager images, ServiceTracker<StatusPart, StatusPart> parts) {
        if (bar.isDisposed()) {
            return;
        }
        var now = new LinkedHashMap<StatusPart, StatusPart.Face>();
        Stream.of(parts.getServices(new StatusPart[0]))
                .sorted(Comparator.comparingInt(StatusPart::position).thenComparing(StatusPart::id))
                .forEach(part -> {
                    var face = part.face();
                    if (!face.text().isEmpty()) {
                        now.put(part, face);
                    }
                });
        var ids = now.keySet().stream().map(StatusPart::id).toList();
        var wider = !ids.equals(Stream.of(bar.getItems()).map(ToolItem::getData).toList());
        if (wider) {
            Stream.of(bar.getItems()).forEach(ToolItem::dispose);
            shown.clear();
            now.keySet().forEach(part -> add(bar, part));
        }
        var i = 0;
        for (var entry : now.entrySet()) {
            wider |= show(bar, bar.getItem(i++), images, entry.getKey().id(), entry.getValue());
        }
        if (wider) {
            bar.getParent().getParent().layout(true, true);
        }
        bar.getDisplay().timerExec(PAUSE_MILLIS, () -> paint(bar, images, parts));
    }

    private static void add(ToolBar bar, StatusPart part) {
        var item = Ui.id(new ToolItem(bar, SWT.PUSH), "status." + part.id());
        item.setData(part.id());
        item.addListener(SWT.Selection, _ -> part.clicked());
    }

    private boolean show(ToolBar bar, ToolItem item, ResourceManager images, String id, StatusPart.Face face) {
        var before = shown.put(id, face);
        if (face.equals(before)) {
            return false;
        }
        item.setText(face.text());
        item.setToolTipText(face.hint());
        item.setImage(images.get(face.icon()));
        item.setForeground(Palette.of(face.level()).on(bar));
        return before == null || before.text().length() != face.text().length();
    }
}
