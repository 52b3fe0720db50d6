package org.truflow.transfer.swarm.internal.plan;

import java.util.Map;
import java.util.Queue;
import org.eclipse.jdt.annotation.Nullable;

/** Collections of things that are never null, asked for something that may be missing: says so to the compiler. */
public final class Lookup {
    private Lookup() {}

    public static <K, V> @Nullable V find(Map<K, V> map, K key) {
        return map.get(key);
    }

    public static <K, V> @Nullable V remove(Map<K, V> map, K key) {
        return map.remove(key);
    }

    public static <V> @Nullable V poll(Queue<V> queue) {
        return queue.poll();
    }
}
