package org.truflow.share.local.internal.index;

import java.util.Iterator;
import org.eclipse.jdt.annotation.Nullable;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.BasicDataType;

/** One map of the index, sorted. Any number of threads may read while one writes; a cursor shows the map as it was when it was made. */
final class Table<K, V> {
    private final MVMap<K, V> map;

    Table(MVStore store, String name, BasicDataType<K> keys, BasicDataType<V> values) {
        this.map = store.openMap(name, new MVMap.Builder<K, V>().keyType(keys).valueType(values));
    }

    @Nullable
    V get(K key) {
        return map.get(key);
    }

    void put(K key, V value) {
        map.put(key, value);
    }

    void putIfAbsent(K key, V value) {
        map.putIfAbsent(key, value);
    }

    /** Returns what was there. */
    @Nullable
    V remove(K key) {
        return map.remove(key);
    }

    boolean isEmpty() {
        return map.isEmpty();
    }

    long size() {
        return map.sizeAsLong();
    }

    @Nullable
    K firstKey() {
        return map.firstKey();
    }

    @Nullable
    K lastKey() {
        return map.lastKey();
    }

    /** Returns the least key that is not below {@code key}. */
    @Nullable
    K ceilingKey(K key) {
        return map.ceilingKey(key);
    }

    @Nullable
    K higherKey(K key) {
        return map.higherKey(key);
    }

    /** Returns how many keys are below {@code key}. */
    long countBelow(K key) {
        var index = map.getKeyIndex(key);
        return index < 0 ? -index - 1 : index;
    }

    /** Returns what there is from {@code key} on, in order. */
    Rest<K, V> from(K key) {
        return new Rest<>(map.cursor(key));
    }

    /** A walk through a table. */
    static final class Rest<K, V> implements Iterator<K> {
        private final Cursor<K, V> cursor;

        Rest(Cursor<K, V> cursor) {
            this.cursor = cursor;
        }

        @Override
        public boolean hasNext() {
            return cursor.hasNext();
        }

        @Override
        public K next() {
            return cursor.next();
        }

        /** Returns the value of the key that {@link #next()} returned last. */
        V value() {
            return cursor.getValue();
        }
    }
}
