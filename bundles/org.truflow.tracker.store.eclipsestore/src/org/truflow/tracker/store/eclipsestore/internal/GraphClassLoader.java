package org.truflow.tracker.store.eclipsestore.internal;

import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.serializer.afs.types.AFS;
import org.eclipse.serializer.persistence.binary.types.Binary;
import org.eclipse.serializer.persistence.types.PersistenceManager;
import org.eclipse.serializer.reference.Lazy;
import org.eclipse.store.storage.embedded.types.EmbeddedStorage;
import org.eclipse.store.storage.types.Storage;

/** Finds the classes that the graph names: this bundle's, and those of Eclipse Store, each of whose bundles has a loader of its own. */
final class GraphClassLoader extends ClassLoader {
    private static final List<Class<?>> ONE_OF_EACH_BUNDLE = List.of(
            Lazy.class, PersistenceManager.class, Binary.class, Storage.class, EmbeddedStorage.class, AFS.class);

    GraphClassLoader() {
        super(GraphClassLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> findClass(@Nullable String name) throws ClassNotFoundException {
        for (var neighbour : ONE_OF_EACH_BUNDLE) {
            try {
                return Class.forName(name, false, neighbour.getClassLoader());
            } catch (ClassNotFoundException e) {
                // The next one may know it.
            }
        }
        throw new ClassNotFoundException(name);
    }
}
