package org.truflow.tracker.store.eclipsestore.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A disk that remembers what was synced, and at random moments leaves behind what a loss of power might have: unsynced
 * bytes cut, garbled or there; new names gone; deleted and replaced files back.
 */
final class LossyDisk implements Disk {
    private final LocalDisk disk = new LocalDisk();
    private final Path folder;
    private final Path kept;
    private final Random random;
    private final double often;
    private final Runnable onLoss;
    private final Map<Path, Long> synced = new HashMap<>();
    private final Set<Path> named = new HashSet<>();
    /** Old files by name, kept under another name until their folder is synced. */
    private final Map<Path, Path> old = new HashMap<>();

    private final List<Path> losses = new ArrayList<>();
    private boolean on;
    private int number;

    /** @param kept folder on the same file system for old files and for what is left after each loss */
    LossyDisk(Path folder, Path kept, Random random, double often, Runnable onLoss) {
        this.folder = folder;
        this.kept = kept;
        this.random = random;
        this.often = often;
        this.onLoss = onLoss;
    }

    synchronized List<Path> losses() {
        return List.copyOf(losses);
    }

    synchronized void turnOn() {
        on = true;
    }

    @Override
    public synchronized void write(Path file, FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        maybeLose();
        disk.write(file, channel, bytes, position);
        maybeLose();
    }

    @Override
    public synchronized void sync(Path file, FileChannel channel) throws IOException {
        maybeLose();
        disk.sync(file, channel);
        synced.put(file, channel.size());
        maybeLose();
    }

    @Override
    public synchronized void truncate(Path file, FileChannel channel, long size) throws IOException {
        disk.truncate(file, channel, size);
        synced.merge(file, size, Math::min);
        maybeLose();
    }

    @Override
    public synchronized void syncFile(Path file) throws IOException {
        maybeLose();
        disk.syncFile(file);
        synced.put(file, Files.size(file));
        maybeLose();
    }

    @Override
    public synchronized void syncFolder(Path of) throws IOException {
        maybeLose();
        disk.syncFolder(of);
        old.keySet().removeIf(file -> of.equals(file.getParent()));
        try (var files = Files.list(of)) {
            files.forEach(named::add);
        }
        maybeLose();
    }

    @Override
    public synchronized void replace(Path file, Path target) throws IOException {
        maybeLose();
        keep(target);
        disk.replace(file, target);
        synced.put(target, synced.getOrDefault(file, 0L));
        synced.remove(file);
        named.remove(target);
        maybeLose();
    }

    @Override
    public synchronized void delete(Path file) throws IOException {
        maybeLose();
        keep(file);
        disk.delete(file);
        named.remove(file);
        maybeLose();
    }

    private void keep(Path file) throws IOException {
        if (Files.isRegularFile(file) && named.contains(file) && !old.containsKey(file)) {
            var other = kept.resolve("old-" + number++);
            Files.createLink(other, file);
            old.put(file, other);
        }
    }

    private void maybeLose() {
        if (!on || random.nextDouble() >= often) {
            return;
        }
        onLoss.run();
        try {
            var left = kept.resolve("loss-" + losses.size());
            losses.add(left);
            try (var tree = Files.walk(folder)) {
                for (var file : tree.toList()) {
                    leave(file, left.resolve(folder.relativize(file).toString()));
                }
            }
            for (var file : old.entrySet()) {
                var target = left.resolve(folder.relativize(file.getKey()).toString());
                if (random.nextBoolean()) {
                    Files.createDirectories(target.getParent());
                    Files.copy(file.getValue(), target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void leave(Path file, Path target) throws IOException {
        var lost = !named.contains(file) && random.nextBoolean();
        if (Files.isDirectory(file)) {
            Files.createDirectories(target);
        } else if (!lost || old.containsKey(file)) {
            var bytes = Files.readAllBytes(file);
            var safe = (int) Math.min(bytes.length, synced.getOrDefault(file, 0L));
            var length = safe + random.nextInt(bytes.length - safe + 1);
            var left = Arrays.copyOf(bytes, length);
            if (length > safe && random.nextBoolean()) {
                var from = safe + random.nextInt(length - safe);
                var to = from + 1 + random.nextInt(length - from);
                for (var i = from; i < to; i++) {
                    left[i] = (byte) (random.nextInt(3) == 0 ? random.nextInt() : 0);
                }
            }
            Files.write(target, left);
        }
    }
}
