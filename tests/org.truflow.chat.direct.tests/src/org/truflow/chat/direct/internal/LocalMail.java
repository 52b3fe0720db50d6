package org.truflow.chat.direct.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.truflow.chat.mailbox.Mailbox;
import org.truflow.chat.mailbox.SealedMail;
import org.truflow.event.Subscription;
import org.truflow.id.PeerId;

/** Keeps what is left for those who are away, as a tracker does. */
@NonNullByDefault({})
final class LocalMail {
    final Map<PeerId, List<SealedMail>> boxes = new ConcurrentHashMap<>();

    Mailbox of(PeerId self, String user) {
        return new Mailbox() {
            @Override
            public CompletionStage<Void> leave(PeerId recipient, UUID id, byte[] sealed) {
                boxes.computeIfAbsent(recipient, _ -> new CopyOnWriteArrayList<>())
                        .add(new SealedMail(id, self, user, Instant.now(), sealed));
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public CompletionStage<List<SealedMail>> fetch(Set<UUID> done) {
                var box = boxes.computeIfAbsent(self, _ -> new CopyOnWriteArrayList<>());
                box.removeIf(each -> done.contains(each.id()));
                return CompletableFuture.completedFuture(new ArrayList<>(box.subList(0, Math.min(2, box.size()))));
            }

            @Override
            public Subscription subscribe(Runnable listener) {
                return () -> {};
            }
        };
    }
}
