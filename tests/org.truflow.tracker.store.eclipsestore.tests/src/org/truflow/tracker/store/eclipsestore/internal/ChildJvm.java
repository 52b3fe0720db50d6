package org.truflow.tracker.store.eclipsestore.internal;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.eclipse.serializer.afs.types.AFS;
import org.eclipse.serializer.persistence.binary.types.Binary;
import org.eclipse.serializer.persistence.types.PersistenceManager;
import org.eclipse.serializer.reference.Lazy;
import org.eclipse.store.afs.nio.types.NioFileSystem;
import org.eclipse.store.storage.embedded.types.EmbeddedStorage;
import org.eclipse.store.storage.types.Storage;
import org.slf4j.LoggerFactory;
import org.truflow.id.PeerId;
import org.truflow.tracker.store.TrackerStore;

/** Starts a class of the tests in a process of its own. */
final class ChildJvm {
    private ChildJvm() {}

    /** @param options for the JVM; standard output goes to the caller, errors to this process's */
    static Process start(List<String> options, Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option ->
                        option.startsWith("--add-") || option.startsWith("--enable-") || option.startsWith("--sun-"))
                .forEach(command::add);
        command.addAll(options);
        command.add("-cp");
        command.add(classPath(main));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Where the classes come from, in a framework of bundles as on a plain class path. */
    private static String classPath(Class<?> main) {
        var entries = new LinkedHashSet<String>();
        for (var one : List.of(
                main,
                DurableStore.class,
                TrackerStore.class,
                PeerId.class,
                LoggerFactory.class,
                AFS.class,
                Binary.class,
                PersistenceManager.class,
                Lazy.class,
                NioFileSystem.class,
                EmbeddedStorage.class,
                Storage.class)) {
            try {
                entries.add(Path.of(one.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString());
            } catch (URISyntaxException e) {
                throw new IllegalStateException("no path to " + one, e);
            }
        }
        return String.join(File.pathSeparator, entries);
    }
}
