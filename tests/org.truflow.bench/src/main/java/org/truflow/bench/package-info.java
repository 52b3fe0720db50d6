/**
 * How fast things are: programs that run the assembled products beside what a person would use instead, and JMH for
 * the small. {@code ./truflow bench} starts {@link org.truflow.bench.Bench}; what it finds stands in
 * {@code docs/benchmarks.md}.
 */
package org.truflow.bench;
