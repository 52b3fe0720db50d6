package org.truflow.chat.direct.internal;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.chat.direct.internal.post.Mail;
import org.truflow.chat.mailbox.Mailbox;
import org.truflow.event.Subscription;

/**
 * Fetches what lies in the mailbox whenever something may. All of it is taken away from there, also what cannot be taken here now:
 * the sender keeps it until it was brought.
 */
final class MailRound {
    private static final Logger LOG = LoggerFactory.getLogger(MailRound.class);

    private final Mail mail;
    private final Reception desk;
    private Optional<Walk> walk = Optional.empty();

    MailRound(Mail mail, Reception desk) {
        this.mail = mail;
        this.desk = desk;
    }

    private record Walk(Thread thread, Subscription subscription) {}

    @SuppressWarnings("resource") // the subscription is closed at the end
    synchronized void begin(Mailbox mailbox) {
        end();
        var wake = new Semaphore(1);
        var thread = Thread.ofVirtual().name("chat-mail").unstarted(() -> run(mailbox, wake));
        walk = Optional.of(new Walk(thread, mailbox.subscribe(wake::release)));
        thread.start();
    }

    @SuppressWarnings("resource") // closed here
    synchronized void end() {
        walk.ifPresent(each -> {
            each.subscription().close();
            each.thread().interrupt();
        });
        walk = Optional.empty();
    }

    private void run(Mailbox mailbox, Semaphore wake) {
        try {
            while (mail.box().filter(mailbox::equals).isPresent()) {
                wake.acquire();
                wake.drainPermits();
                try {
                    fetch(mailbox);
                } catch (IOException e) {
                    // Asked again after the next registration.
                    LOG.debug("the mailbox cannot be asked: {}", e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fetch(Mailbox mailbox) throws IOException, InterruptedException {
        var done = new HashSet<UUID>();
        while (true) {
            var page = Await.result(mailbox.fetch(Set.copyOf(done)));
            done.clear();
            for (var each : page) {
                try {
                    desk.mail(each);
                } catch (IOException e) {
                    LOG.info("a letter from the mailbox is left to its sender to bring: {}", e.getMessage());
                }
                done.add(each.id());
            }
            if (page.isEmpty()) {
                return;
            }
        }
    }
}
