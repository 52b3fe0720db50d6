package org.truflow.share.local.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.truflow.content.ContentHasher;
import org.truflow.id.ContentHash;

/** A share engine in a process of its own, which can be killed. Says {@code hashed N} on every change, as far as it is committed. */
final class ShareProcess {
    private ShareProcess() {}

    static Process start(Path temp, Path root) throws IOException {
        var classes = new LinkedHashSet<String>();
        for (var type : List.<Class<?>>of(
                ShareProcess.class,
                LocalShares.class,
                ContentHasher.class,
                ContentHash.class,
                MVStore.class,
                Logger.class)) {
            var source = type.getProtectionDomain().getCodeSource();
            if (source != null) {
                var place = Path.of(source.getLocation().getPath());
                // A bundle that runs from its project has its classes one floor down.
                var built = place.resolve("target/classes");
                classes.add((Files.isDirectory(built) ? built : place).toString());
            }
        }
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-cp", String.join(System.getProperty("path.separator"), classes)));
        command.addAll(List.of(ShareProcess.class.getName(), temp.toString(), root.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    public static void main(String[] arguments) throws Exception {
        var sharing = Sharing.in(Path.of(arguments[0]));
        sharing.shares().publish(Path.of(arguments[1]), "r");
        while (true) {
            var hashed = sharing.share("r").hashedFiles();
            sharing.shares().engine().index().commit();
            System.out.println("hashed " + hashed);
            Thread.sleep(1);
        }
    }
}
