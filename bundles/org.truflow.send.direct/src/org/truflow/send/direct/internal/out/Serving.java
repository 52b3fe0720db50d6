package org.truflow.send.direct.internal.out;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.content.NotPlainFileException;
import org.truflow.content.RootFolder;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.protocol.ErrorCode;
import org.truflow.protocol.RefusedException;
import org.truflow.protocol.send.AskOffered;
import org.truflow.protocol.send.OfferLine;
import org.truflow.protocol.send.Offered;
import org.truflow.protocol.session.Session;
import org.truflow.send.direct.internal.People;
import org.truflow.send.direct.internal.store.ListFile;
import org.truflow.share.ContentProvider;
import org.truflow.share.OpenContent;

/** Serves what was accepted to whoever accepted it, and the list of what is offered to whoever it is offered to. For several threads. */
public final class Serving implements ContentProvider {
    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);
    private static final int MOST_BYTES = 900_000;

    private final Outbox box;

    public Serving(Outbox box) {
        this.box = box;
    }

    @Override
    public boolean shows(ContentHash content, PeerId asker) {
        return box.servedTo(asker).stream().anyMatch(out -> holds(out, content));
    }

    /** A damaged index must not keep others from being served. */
    private static boolean holds(Out out, ContentHash content) {
        try {
            return out.parcel.holds(content);
        } catch (IOException e) {
            LOG.warn("what is kept of send {} cannot be read", out.sent.id(), e);
            return false;
        }
    }

    @Override
    @SuppressWarnings("resource") // whoever asked closes it
    public Optional<OpenContent> open(ContentHash content) throws IOException {
        for (var out : box.served()) {
            var found = holds(out, content) ? out.parcel.find(content) : Optional.<Parcel.Offered>empty();
            if (found.isPresent()) {
                return Optional.of(open(out, found.get()));
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings("resource") // the file is closed with the content, or at once
    private OpenContent open(Out out, Parcel.Offered offered) throws IOException {
        Runnable changed = () -> box.spoiled(out, offered.path().toString());
        try {
            var place = Parcel.place(out.sent.paths(), offered.path());
            var real = place.base().resolve(place.below().toString());
            var content = new SentContent(new RootFolder(place.base()).open(place.below()), real, offered, changed);
            try {
                content.check();
                return content;
            } catch (IOException e) {
                content.close();
                throw e;
            }
        } catch (NoSuchFileException | NotPlainFileException e) {
            changed.run();
            throw e;
        }
    }

    /** Answers with a part of the list. */
    public Offered page(Session from, AskOffered ask) throws IOException {
        var out = box.open(ask.number(), People.keys(from))
                .orElseThrow(
                        () -> new RefusedException(ErrorCode.NOT_FOUND, "this is not offered to you (any more)", ""));
        synchronized (out) {
            try (var reader = new ListFile.Reader(out.parcel.list())) {
                var at = 0;
                if (out.pageLine <= ask.first()) {
                    reader.seek(out.pageAt);
                    at = out.pageLine;
                }
                var lines = new ArrayList<OfferLine>();
                var bytes = 0;
                var next = reader.next();
                for (; next.isPresent() && at < ask.first(); at++) {
                    next = reader.next();
                }
                var end = reader.position();
                while (next.isPresent() && lines.size() < Offered.MOST && bytes < MOST_BYTES) {
                    lines.add(next.get());
                    bytes += next.get().toBytes().length + OfferLine.FIXED;
                    end = reader.position();
                    next = reader.next();
                }
                out.pageLine = ask.first() + lines.size();
                out.pageAt = end;
                return new Offered(lines);
            }
        }
    }
}
