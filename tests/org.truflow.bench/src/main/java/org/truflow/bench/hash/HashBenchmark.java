package org.truflow.bench.hash;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.truflow.content.FileTree;
import org.truflow.content.TreeHasher;

/** Content hashes of a stream on one core, beside the JDK's plain digest: operations a second are blocks. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class HashBenchmark {
    /** Bytes of a block. */
    static final int BLOCK = 16 << 20;

    private final ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
    private final MessageDigest digest;

    public HashBenchmark() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Setup
    public void fill() {
        var bytes = new byte[BLOCK];
        new Random(1).nextBytes(bytes);
        block.put(bytes);
    }

    @Benchmark
    public FileTree content_hash_with_its_tree() {
        var hasher = new TreeHasher();
        hasher.update(block.clear());
        return hasher.finish();
    }

    @Benchmark
    public byte[] plain_digest() {
        digest.update(block.clear());
        return digest.digest();
    }
}
