package org.truflow.shell.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.settings.ProfileFolder;
import org.truflow.shell.CommandRunner;
import org.truflow.shell.ExitStatus;
import org.truflow.shell.client.ExecProtocol;

/** Answers {@code exec} on a Unix socket that only the owner of the data folder can open. */
@Component(service = ExecServer.class, immediate = true)
public final class ExecServer {

    /** Whether files have an owner's permissions; where not, the data folder keeps others out. */
    @SuppressWarnings("resource") // the default file system is never closed
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final Logger LOG = LoggerFactory.getLogger(ExecServer.class);
    /** Calls at once; more wait. */
    private static final int MOST_CALLS = 64;

    private final CommandRunner commands;
    private final Path socket;
    /** Whether the socket lies outside of the data folder. */
    private final boolean foreign;

    private final ServerSocketChannel server;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final Semaphore calls = new Semaphore(MOST_CALLS);

    @Activate
    public ExecServer(@Reference ProfileFolder profile, @Reference CommandRunner commands) throws IOException {
        this.commands = commands;
        socket = ExecProtocol.socket(profile.data());
        foreign = !socket.startsWith(profile.data());
        if (foreign) {
            prepare(socket.getParent());
        }
        Files.deleteIfExists(socket);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            if (POSIX) {
                Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            server.close();
            throw new IOException("cannot listen on " + socket + ": " + e.getMessage(), e);
        }
        Thread.ofVirtual().name("exec-accept").start(this::accept);
    }

    /** The folder may be where others can write as well, and have made it first. */
    private static void prepare(@Nullable Path folder) throws IOException {
        if (folder == null) {
            return;
        }
        if (!POSIX) {
            // There a person's folder for temporary files is that person's alone.
            Files.createDirectories(folder);
            return;
        }
        var owner = PosixFilePermissions.fromString("rwx------");
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(owner));
        }
        if (!Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS).equals(owner)
                || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(
                    folder + " is open to others, so exec cannot have its socket there: remove it, or choose"
                            + " a data folder with a shorter path");
        }
    }

    @Deactivate
    void close() throws IOException {
        server.close();
        for (var channel : open) {
            channel.close();
        }
        Files.deleteIfExists(socket);
        if (foreign) {
            leave(socket.getParent());
        }
    }

    private static void leave(@Nullable Path folder) throws IOException {
        if (folder != null && folder.equals(ExecProtocol.folderInTemp())) {
            try {
                Files.delete(folder);
            } catch (DirectoryNotEmptyException e) {
                LOG.debug("others have their sockets in {}", folder);
            }
        }
    }

    /** Every channel is closed by the thread that serves it. */
    @SuppressWarnings("resource")
    private void accept() {
        while (server.isOpen()) {
            try {
                calls.acquire();
                var channel = server.accept();
                open.add(channel);
                Thread.ofVirtual().name("exec").start(() -> serve(channel));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.warn("cannot take a call on {}", socket, e);
                calls.release();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void serve(SocketChannel channel) {
        try (channel) {
            var in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
            var out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
            var call = ExecProtocol.read(in);
            var status = run(call, out);
            ExecProtocol.writeExit(out, status);
        } catch (IOException e) {
            LOG.debug("a call ended early", e);
        } finally {
            open.remove(channel);
            calls.release();
        }
    }

    private int run(ExecProtocol.Call call, DataOutputStream out) throws IOException {
        var words = Words.of(call.words());
        var output = new TextOutput(
                new TextOutput.Caller(words.json(), call.interactive(), call.width(), Path.of(call.directory())),
                text -> ExecProtocol.writePiece(out, ExecProtocol.OUT, text),
                text -> ExecProtocol.writePiece(out, ExecProtocol.ERR, text));
        try {
            return commands.run(words.words(), output);
        } catch (InterruptedException e) {
            return ExitStatus.FAILED;
        } catch (RuntimeException e) {
            LOG.error("the command {} failed", call.words().getFirst(), e);
            output.error("the command failed unexpectedly: " + e + "; the log says more");
            return ExitStatus.FAILED;
        }
    }
}
