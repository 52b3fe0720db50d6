package org.truflow.tracker.store.eclipsestore.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.store.storage.types.StorageEntity;
import org.eclipse.store.storage.types.StorageEntityCacheEvaluator;
import org.eclipse.store.storage.types.StorageHousekeepingBroker;
import org.eclipse.store.storage.types.StorageHousekeepingExecutor;

/**
 * Keeps Eclipse Store from rewriting or deleting files by itself: a checkpoint names them with their lengths, so
 * they may only grow. Room is won by {@link Checkpoints} instead, which begins a new graph. Its cache of raw bytes is
 * emptied at every turn: chunks are kept warm as objects already.
 */
final class CacheOnlyHousekeeping implements StorageHousekeepingBroker {
    static final StorageEntityCacheEvaluator NOTHING = new StorageEntityCacheEvaluator() {
        @Override
        public boolean clearEntityCache(long cacheSize, long evalTime, @Nullable StorageEntity entity) {
            return true;
        }

        @Override
        public boolean initiallyCacheEntity(long cacheSize, long evalTime, @Nullable StorageEntity entity) {
            return false;
        }
    };

    @Override
    public boolean performIssuedFileCleanupCheck(@Nullable StorageHousekeepingExecutor executor, long nanoTimeBudget) {
        return true;
    }

    @Override
    public boolean performIssuedGarbageCollection(@Nullable StorageHousekeepingExecutor executor, long nanoTimeBudget) {
        return true;
    }

    @Override
    public boolean performIssuedEntityCacheCheck(
            @Nullable StorageHousekeepingExecutor executor,
            long nanoTimeBudget,
            @Nullable StorageEntityCacheEvaluator evaluator) {
        return executor != null && executor.performIssuedEntityCacheCheck(nanoTimeBudget, evaluator);
    }

    @Override
    public boolean performFileCleanupCheck(@Nullable StorageHousekeepingExecutor executor, long nanoTimeBudget) {
        return true;
    }

    @Override
    public boolean performGarbageCollection(@Nullable StorageHousekeepingExecutor executor, long nanoTimeBudget) {
        return true;
    }

    @Override
    public boolean performEntityCacheCheck(@Nullable StorageHousekeepingExecutor executor, long nanoTimeBudget) {
        return executor != null && executor.performEntityCacheCheck(nanoTimeBudget);
    }

    @Override
    public boolean performTransactionFileCheck(@Nullable StorageHousekeepingExecutor executor, boolean checkSize) {
        return true;
    }
}
