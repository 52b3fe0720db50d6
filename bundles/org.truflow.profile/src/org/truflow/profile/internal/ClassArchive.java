package org.truflow.profile.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the classes that this process loaded into an archive from which the next start takes them: class data sharing
 * of the JVM. The start script asks for it by a system property when there is none yet.
 */
public final class ClassArchive {
    /** The file to write. */
    static final String PROPERTY = "truflow.classes";

    private static final Logger LOG = LoggerFactory.getLogger(ClassArchive.class);

    private ClassArchive() {}

    /**
     * Writes the archive if it is asked for and not there: under its name only when it is complete. For the end of
     * a process, because everything stands still for a second or two.
     */
    public static void write() {
        var wanted = System.getProperty(PROPERTY, "");
        if (!wanted.isEmpty()) {
            var out = System.out;
            // The JVM would tell there that it was attached to, which is nothing to a person.
            try (var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
                System.setOut(nowhere);
                write(Path.of(wanted));
            } catch (IOException | JMException e) {
                // The next start is as slow as this one was; there is nothing that a person must do.
                LOG.warn("the archive of classes {} could not be written", wanted, e);
            } finally {
                System.setOut(out);
            }
        }
    }

    private static void write(Path archive) throws IOException, JMException {
        if (Files.exists(archive)) {
            return;
        }
        var unfinished = archive.resolveSibling(
                archive.getFileName() + "." + ProcessHandle.current().pid());
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "vmCds",
                            new Object[] {new String[] {"dynamic_dump", unfinished.toString()}},
                            new String[] {String[].class.getName()});
            if (Files.exists(unfinished)) {
                Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
