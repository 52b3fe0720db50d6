package org.truflow.ui.transfer.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.truflow.event.Subscription;
import org.truflow.transfer.DownloadOptions;
import org.truflow.transfer.Priority;
import org.truflow.transfer.QueuePlace;
import org.truflow.transfer.Transfer;
import org.truflow.transfer.TransferFile;
import org.truflow.transfer.TransferState;
import org.truflow.transfer.Transfers;
import org.truflow.transfer.Wanted;

/** Holds what a test puts into it, and tells of it. */
final class FakeTransfers implements Transfers {
    final Map<Long, Transfer> all = new LinkedHashMap<>();
    final List<Transfer> queue = new ArrayList<>();
    final List<TransferFile> files = new ArrayList<>();
    private final List<Consumer<Transfer>> listeners = new CopyOnWriteArrayList<>();

    void tell(Transfer transfer) {
        if (transfer.state() instanceof TransferState.Forgotten) {
            all.remove(transfer.id());
        } else {
            all.put(transfer.id(), transfer);
        }
        listeners.forEach(listener -> listener.accept(transfer));
    }

    int listeners() {
        return listeners.size();
    }

    @Override
    public Transfer start(Wanted wanted, DownloadOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void pause(long id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void resume(long id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void cancel(long id, boolean keep) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void prioritize(long id, Priority priority) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void move(long id, QueuePlace place) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void inOrder(long id, boolean inOrder) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void recheck(long id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void relocate(long id, Path folder) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TransferFile> files(long id, int from, int most) {
        return files.stream().filter(file -> file.index() >= from).limit(most).toList();
    }

    @Override
    public OptionalInt select(long id, Predicate<TransferFile> wanted) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Transfer> all() {
        return List.copyOf(all.values());
    }

    @Override
    public List<Transfer> queue() {
        return List.copyOf(queue);
    }

    @Override
    public List<Transfer> history(String words, int most) {
        return List.of();
    }

    @Override
    public int forget(Predicate<Transfer> which) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Transfer> find(long id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public Subscription subscribe(Consumer<Transfer> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
