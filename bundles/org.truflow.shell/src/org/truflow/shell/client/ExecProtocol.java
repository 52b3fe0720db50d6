package org.truflow.shell.client;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code exec} and the running product say to each other over the Unix socket: one {@link Call}, then output in
 * pieces, each a type byte, a length and UTF-8 text, and at last {@link #EXIT} with the status. Both ends are
 * always of the same version.
 */
public final class ExecProtocol {
    private ExecProtocol() {}

    public static final int OUT = 1;
    public static final int ERR = 2;
    public static final int EXIT = 3;

    private static final int MAGIC = 0x54_46_58_31;
    private static final int MOST_WORDS = 10_000;
    private static final int MOST_BYTES = 1 << 20;
    /** What the kernel takes as the path of a Unix socket, with the closing zero byte. */
    private static final int SOCKET_PATH = 107;

    /** @param width of the caller's terminal in characters; {@code directory} its working folder */
    public record Call(boolean interactive, int width, String directory, List<String> words) {
        public Call {
            words = List.copyOf(words);
        }
    }

    /**
     * Returns the socket of the process that owns {@code data}. A path too long for a socket is replaced by one in
     * the user's runtime folder, named after the data folder.
     */
    public static Path socket(Path data) {
        var socket = data.resolve("control.sock");
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length <= SOCKET_PATH) {
            return socket;
        }
        var runtime = System.getenv("XDG_RUNTIME_DIR");
        var folder = runtime != null && Files.isDirectory(Path.of(runtime)) ? Path.of(runtime) : folderInTemp();
        return folder.resolve("truflow-" + Integer.toHexString(data.hashCode()) + ".sock");
    }

    /** Returns the folder for sockets of users that have no runtime folder. */
    public static Path folderInTemp() {
        return Path.of(
                System.getProperty("java.io.tmpdir", "/tmp"), "truflow-" + System.getProperty("user.name", "user"));
    }

    public static void write(DataOutputStream out, Call call) throws IOException {
        out.writeInt(MAGIC);
        out.writeBoolean(call.interactive());
        out.writeInt(call.width());
        writeText(out, call.directory());
        out.writeInt(call.words().size());
        for (var word : call.words()) {
            writeText(out, word);
        }
        out.flush();
    }

    public static Call read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("not a call of this version");
        }
        var interactive = in.readBoolean();
        var width = Math.clamp(in.readInt(), 20, 1_000);
        var directory = readText(in);
        var count = in.readInt();
        if (count < 0 || count > MOST_WORDS) {
            throw new IOException(count + " words in a call");
        }
        var words = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            words.add(readText(in));
        }
        return new Call(interactive, width, directory, words);
    }

    public static void writePiece(DataOutputStream out, int type, String text) throws IOException {
        out.writeByte(type);
        writeText(out, text);
        out.flush();
    }

    public static void writeExit(DataOutputStream out, int status) throws IOException {
        out.writeByte(EXIT);
        out.writeInt(status);
        out.flush();
    }

    static String readText(DataInputStream in) throws IOException {
        var length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException(length + " bytes of text");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (var from = 0; from == 0 || from < bytes.length; from += MOST_BYTES) {
            if (from > 0) {
                throw new IOException(bytes.length + " bytes of text are too many");
            }
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }
}
