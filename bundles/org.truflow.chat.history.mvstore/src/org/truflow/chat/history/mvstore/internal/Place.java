package org.truflow.chat.history.mvstore.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What is known of a conversation besides its messages.
 *
 * @param next place of the next message
 * @param readHere place of the last message that was shown here; {@code readByOther} to the other
 * @param unread messages of others after {@code readHere}
 * @param keepDays -1 for what the settings say
 */
record Place(long next, long readHere, long readByOther, int unread, int keepDays) {
    static final Place NEW = new Place(1, 0, 0, 0, -1);

    static Place read(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        return new Place(in.readLong(), in.readLong(), in.readLong(), in.readInt(), in.readInt());
    }

    byte[] write() {
        try {
            var bytes = new ByteArrayOutputStream();
            var out = new DataOutputStream(bytes);
            out.writeLong(next);
            out.writeLong(readHere);
            out.writeLong(readByOther);
            out.writeInt(unread);
            out.writeInt(keepDays);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written to a disk here", e);
        }
    }

    Place said(boolean unseen) {
        return new Place(next + 1, readHere, readByOther, unread + (unseen ? 1 : 0), keepDays);
    }

    Place readHere(long place, int left) {
        return new Place(next, place, readByOther, left, keepDays);
    }

    Place readByOther(long place) {
        return new Place(next, readHere, place, unread, keepDays);
    }

    Place unread(int left) {
        return new Place(next, readHere, readByOther, left, keepDays);
    }

    Place keep(int days) {
        return new Place(next, readHere, readByOther, unread, days);
    }
}
