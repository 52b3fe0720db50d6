package org.truflow.ui.search.internal;

import java.util.Locale;
import java.util.Map;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.ui.quickaccess.IQuickAccessComputerExtension;
import org.eclipse.ui.quickaccess.QuickAccessElement;
import org.truflow.directory.PeerDirectory;
import org.truflow.directory.Person;
import org.truflow.ui.Commands;
import org.truflow.ui.Icons;
import org.truflow.ui.Names;
import org.truflow.ui.Visible;

/** People, for Quick Access: choosing one shows what that person shares. On threads of the workbench. */
public final class QuickPeople implements IQuickAccessComputerExtension {
    private static final int MOST = 30;

    @Override
    public QuickAccessElement[] computeElements() {
        return new QuickAccessElement[0];
    }

    @Override
    public QuickAccessElement[] computeElements(String query, IProgressMonitor monitor) {
        var sought = query.toLowerCase(Locale.ROOT);
        var icon = Icons.of(QuickPeople.class).descriptor("person");
        return Services.all(PeerDirectory.class).stream()
                .flatMap(directory -> directory.people().stream())
                .map(Person::name)
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(sought))
                .distinct()
                .limit(MOST)
                .map(name -> new QuickFind(
                        "person." + name,
                        Visible.text(name),
                        icon,
                        () -> Commands.run(Names.BROWSE, Map.of(Names.USER, name))))
                .toArray(QuickAccessElement[]::new);
    }

    @Override
    public void resetState() {
        // Nothing is kept.
    }

    @Override
    public boolean needsRefresh() {
        return true;
    }
}
