package org.truflow.ui.people.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.directory.DirectoryState;
import org.truflow.directory.PeerDirectory;
import org.truflow.directory.Presence;
import org.truflow.event.Subscription;
import org.truflow.ui.Names;

/** How all directories stand, counted where they tell of it, so that the status line need not. For any number of threads. */
final class Standing {
    private static final Logger LOG = LoggerFactory.getLogger(Standing.class);

    /**
     * @param name of the directory told of: the first that is not well, else the first; empty if there is none
     * @param online people who are there, without who sits here
     * @param known all who are known, without who sits here
     */
    record Now(String name, Optional<DirectoryState> state, int online, int known) {
        static final Now NOTHING = new Now("", Optional.empty(), 0, 0);
    }

    private final List<PeerDirectory> directories = new CopyOnWriteArrayList<>();
    private final Map<PeerDirectory, Subscription> subscriptions = new HashMap<>();
    private volatile Now now = Now.NOTHING;

    Now now() {
        return now;
    }

    @SuppressWarnings("resource") // closed when the directory goes
    void add(PeerDirectory directory) {
        directories.add(directory);
        synchronized (subscriptions) {
            subscriptions.put(directory, directory.subscribe(this::count));
        }
        count();
    }

    @SuppressWarnings("resource") // closed here
    void remove(PeerDirectory directory) {
        directories.remove(directory);
        Optional<Subscription> subscription;
        synchronized (subscriptions) {
            subscription = Optional.ofNullable(subscriptions.remove(directory));
        }
        subscription.ifPresent(Subscription::close);
        count();
    }

    private void count() {
        now = of(directories);
    }

    static Now of(List<PeerDirectory> directories) {
        var online = 0;
        var known = 0;
        var told = Now.NOTHING;
        for (var directory : directories) {
            var state = directory.state();
            var self = state instanceof DirectoryState.Online(var name) ? name : "";
            var well = told.state().isEmpty() || told.state().get() instanceof DirectoryState.Online;
            if (told.state().isEmpty() || well && self.isEmpty()) {
                told = new Now(directory.name(), Optional.of(state), 0, 0);
            }
            for (var person : directory.people()) {
                if (!person.name().equals(self)) {
                    known++;
                    // Who was there when the directory was last reached may have gone since.
                    online += self.isEmpty() || person.presence() == Presence.OFFLINE ? 0 : 1;
                }
            }
        }
        return new Now(told.name(), told.state(), online, known);
    }

    /** Brings the people to the front. UI thread. */
    static void showPeople() {
        var window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        var page = Optional.ofNullable(window).map(open -> open.getActivePage());
        page.ifPresent(Standing::showPeople);
    }

    private static void showPeople(IWorkbenchPage page) {
        try {
            page.showView(Names.PEOPLE);
        } catch (PartInitException e) {
            LOG.warn("the people cannot be shown", e);
        }
    }
}
