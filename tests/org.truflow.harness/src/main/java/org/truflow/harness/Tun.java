package org.truflow.harness;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A network device of Linux whose other end is this process: what the kernel sends over it is read here, packet by packet, and
 * what is written here the kernel receives. It lies in a network namespace of its own, so it needs the rights of an administrator.
 * The method handles of the C library declare that they throw anything, so anything is caught around them.
 */
final class Tun implements AutoCloseable {
    private static final int OPEN_READ = 0;
    private static final int OPEN_READ_WRITE = 2;
    private static final int NEW_NET = 0x40000000;
    private static final long SET_INTERFACE = 0x400454caL;
    private static final short TUN_WITHOUT_HEADER = 0x1001;
    private static final int NAME_LENGTH = 16;
    private static final int REQUEST_LENGTH = 40;
    private static final short READABLE = 1;
    private static final int POLL_MILLIS = 100;
    private static final int LARGEST = 65_536;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle OPEN = variadic("open", 2, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    private static final MethodHandle CLOSE = call("close", ValueLayout.JAVA_INT);
    private static final MethodHandle SETNS = call("setns", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    private static final MethodHandle IOCTL =
            variadic("ioctl", 2, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS);
    private static final MethodHandle POLL =
            call("poll", ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT);
    private static final MethodHandle READ = transfer("read");
    private static final MethodHandle WRITE = transfer("write");

    private final int file;
    private final Arena memory = Arena.ofShared();
    private final MemorySegment in = memory.allocate(LARGEST);
    private final MemorySegment out = memory.allocate(LARGEST);
    private final MemorySegment poll = memory.allocate(8, 4);

    private Tun(int file) {
        this.file = file;
        poll.set(ValueLayout.JAVA_INT, 0, file);
        poll.set(ValueLayout.JAVA_SHORT, 4, READABLE);
    }

    private static MethodHandle call(String name, MemoryLayout... arguments) {
        return handle(name, FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments));
    }

    private static MethodHandle variadic(String name, int fixed, MemoryLayout... arguments) {
        return handle(
                name, FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments), Linker.Option.firstVariadicArg(fixed));
    }

    private static MethodHandle transfer(String name) {
        return handle(
                name,
                FunctionDescriptor.of(
                        ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
    }

    private static MethodHandle handle(String name, FunctionDescriptor type, Linker.Option... options) {
        return LINKER.downcallHandle(LINKER.defaultLookup().find(name).orElseThrow(), type, options);
    }

    /** Makes a device of that name in a network namespace that is there already. */
    static Tun in(String namespace, String device) throws IOException {
        var made = new CompletableFuture<Tun>();
        // A thread of its own: it never comes back from the other namespace.
        Thread.ofPlatform().name("tun-" + namespace).start(() -> {
            try {
                made.complete(make(namespace, device));
            } catch (Throwable e) {
                made.completeExceptionally(e);
            }
        });
        try {
            return made.join();
        } catch (CompletionException e) {
            throw new IOException("no network device in " + namespace + ": " + e.getCause(), e.getCause());
        }
    }

    private static Tun make(String namespace, String device) throws Throwable {
        try (var arena = Arena.ofConfined()) {
            var net = open(arena, Path.of("/run/netns", namespace), OPEN_READ);
            checked("setns", (int) SETNS.invokeExact(net, NEW_NET));
            checked("close", (int) CLOSE.invokeExact(net));
            var file = open(arena, Path.of("/dev/net/tun"), OPEN_READ_WRITE);
            var request = arena.allocate(REQUEST_LENGTH);
            request.setString(0, device);
            request.set(ValueLayout.JAVA_SHORT, NAME_LENGTH, TUN_WITHOUT_HEADER);
            checked("ioctl", (int) IOCTL.invokeExact(file, SET_INTERFACE, request));
            return new Tun(file);
        }
    }

    private static int open(Arena arena, Path path, int how) throws Throwable {
        return checked("open " + path, (int) OPEN.invokeExact(arena.allocateFrom(path.toString()), how));
    }

    private static int checked(String what, int result) throws IOException {
        if (result < 0) {
            throw new IOException(what + " is not allowed here");
        }
        return result;
    }

    /** Waits a moment for a packet. Returns an empty one if none came. For one thread. */
    ByteBuffer read() throws IOException {
        try {
            if ((int) POLL.invokeExact(poll, 1L, POLL_MILLIS) <= 0) {
                return ByteBuffer.allocate(0);
            }
            var length = (long) READ.invokeExact(file, in, (long) LARGEST);
            var packet = ByteBuffer.allocate((int) Math.max(0, length));
            MemorySegment.copy(in, ValueLayout.JAVA_BYTE, 0, packet.array(), 0, packet.capacity());
            return packet;
        } catch (Throwable e) {
            throw new IOException("cannot read packets", e);
        }
    }

    /** Sends a packet to the kernel; one that it does not want is lost. For one thread. */
    void write(ByteBuffer packet) throws IOException {
        try {
            MemorySegment.copy(packet.array(), 0, out, ValueLayout.JAVA_BYTE, 0, packet.capacity());
            var _ = (long) WRITE.invokeExact(file, out, (long) packet.capacity());
        } catch (Throwable e) {
            throw new IOException("cannot write packets", e);
        }
    }

    /** Call when nobody reads or writes any more. The device is gone then. */
    @Override
    public void close() throws IOException {
        try {
            checked("close", (int) CLOSE.invokeExact(file));
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException("cannot close a network device", e);
        }
        memory.close();
    }
}
