package org.truflow.bench;

import java.nio.ByteBuffer;
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

/** Content hashes of a stream on one core: operations a second are 16 MiB blocks. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class HashBenchmark {

    private final ByteBuffer block = ByteBuffer.allocateDirect(16 << 20);

    @Setup
    public void fill() {
        var bytes = new byte[block.capacity()];
        new Random(1).nextBytes(bytes);
        block.put(bytes);
    }

    @Benchmark
    public FileTree tree_of_one_block() {
        var hasher = new TreeHasher();
        hasher.update(block.clear());
        return hasher.finish();
    }
}
