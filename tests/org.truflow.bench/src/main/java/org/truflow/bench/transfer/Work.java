package org.truflow.bench.transfer;

import java.util.List;
import java.util.Optional;
import jdk.jfr.consumer.RecordedFrame;

/** Kinds of work, told by the first method, from the innermost on, that gives it away. */
enum Work {
    DECRYPT("TLS: decrypt", "tcnative.SSL.readFromSSL", "tcnative.SSL.bioSetByteBuffer"),
    ENCRYPT("TLS: encrypt", "tcnative.SSL.writeToSSL", "tcnative.SSL.bioFlushByteBuffer"),
    JDK_TLS("TLS of the JDK", "com.sun.crypto.provider.", "sun.security.ssl."),
    SHA_256(
            "SHA-256",
            "sun.security.provider.SHA2",
            "sun.security.provider.DigestBase",
            "sun.security.provider.ByteArrayAccess",
            "java.security.MessageDigest"),
    RECEIVE(
            "receive from the socket",
            "unix.FileDescriptor.read",
            "unix.Socket.recv",
            "unix.Socket.read",
            "sun.nio.ch.SocketDispatcher.read"),
    SEND(
            "send to the socket",
            "unix.FileDescriptor.write",
            "unix.Socket.write",
            "unix.Socket.send",
            "epoll.Native.splice",
            "sun.nio.ch.SocketDispatcher.write"),
    WAIT("wait for events (epoll)", "epoll.Native.epoll", "epoll.Native.eventFd", "sun.nio.ch.EPoll"),
    FILE_WRITE("write to the file", "FileDispatcherImpl.pwrite", "FileDispatcherImpl.write"),
    FILE_READ("read from the file", "FileDispatcherImpl.pread", "FileDispatcherImpl.read"),
    SYNC("sync to the disk", "FileDispatcherImpl.force"),
    ZERO("clear memory", "Unsafe.setMemory", "java.nio.Bits.setMemory", "java.util.Arrays.fill"),
    COPY(
            "copy memory",
            "copyMemory",
            "java.lang.System.arraycopy",
            "java.nio.ByteBuffer.put",
            "PlatformDependent.copy",
            "AbstractByteBuf.writeBytes"),
    SCHEDULE(
            "hand over between threads",
            "LockSupport.",
            "VirtualThread.",
            "ForkJoinPool.",
            "Unsafe.park",
            "Unsafe.unpark"),
    OTHER("everything else in Java");

    private final String label;
    private final List<String> signs;

    Work(String label, String... signs) {
        this.label = label;
        this.signs = List.of(signs);
    }

    String label() {
        return label;
    }

    /** @param frames the innermost first */
    static Work of(List<RecordedFrame> frames) {
        return frames.stream()
                .flatMap(frame -> of(CpuSamples.name(frame)).stream())
                .findFirst()
                .orElse(OTHER);
    }

    private static Optional<Work> of(String method) {
        for (var work : values()) {
            if (work.signs.stream().anyMatch(method::contains)) {
                return Optional.of(work);
            }
        }
        return Optional.empty();
    }
}
