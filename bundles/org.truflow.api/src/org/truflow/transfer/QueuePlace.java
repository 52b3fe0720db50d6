package org.truflow.transfer;

/** Where a download is moved to in the queue, among those of the same priority. */
public sealed interface QueuePlace {
    record First() implements QueuePlace {}

    record Last() implements QueuePlace {}

    /** One place earlier. */
    record Up() implements QueuePlace {}

    /** One place later. */
    record Down() implements QueuePlace {}

    /** @param index from 0; the end if it is beyond it */
    record At(int index) implements QueuePlace {
        public At {
            if (index < 0) {
                throw new IllegalArgumentException("a place in the queue is counted from 0, not " + index);
            }
        }
    }
}
