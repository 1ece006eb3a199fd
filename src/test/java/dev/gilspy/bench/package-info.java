/**
 * Benchmarks, started by hand: what gilspy's figures are worth, what it costs, and what its stacks
 * are worth, beside py-spy and austin where they are installed, and beside the profiler of CPython
 * 3.15 where one is said ({@code -Dbench.python315=/usr/bin/python3.15}).
 *
 * <pre>
 * mvn -q -DskipTests package exec:java -Dbench=truth      shares, holds and waits against ground truth
 * mvn -q -DskipTests package exec:java -Dbench=versions   shares on each version of CPython
 * mvn -q -DskipTests package exec:java -Dbench=stacks     stacks that cannot exist
 * mvn -q -DskipTests package exec:java -Dbench=cost       CPU of a sample, rate and lateness, by threads and frames
 * mvn -q -DskipTests package exec:java -Dbench=fleet      CPU for many processes at once, by their number
 * mvn -q -DskipTests package exec:java -Dbench=start      start-up, also beside another gilspy ({@code -Dbench.before=/old/bin/gilspy})
 * mvn -q -DskipTests package exec:java -Dbench=footprint  start-up and memory
 * mvn -q -DskipTests package exec:java -Dbench=memory     memory while it records for half an hour
 * mvn -q -DskipTests package exec:java -Dbench=soak       a recording without end ({@code -Dbench.minutes=30})
 * mvn -q -DskipTests package exec:java -Dbench=micro      the hot pieces one by one, by JMH
 * mvn -q -DskipTests package exec:java -Dbench=scale      cost as threads, frames and switches grow
 * mvn -q -DskipTests package exec:java -Dbench=fleet      cost of observing many processes
 * mvn -q -DskipTests package exec:java -Dbench=speed      what the target's speed loses
 * mvn -q -DskipTests package exec:java -Dbench=whatif     predicted gains against those that are had
 * </pre>
 *
 * <p>In: the packaged launcher, run as users run it, and the targets of the live tests; {@link
 * dev.gilspy.bench.Settings} has the options. Out: Markdown on standard output. Each takes four to
 * six minutes on a quiet machine; the cost a quarter of an hour, memory an hour.
 *
 * <p>The one hard thing: machines are noisy, and grow faster and slower within minutes. So what is
 * compared is measured in turns, never one after the other; medians are printed with the range that
 * they come from; and the machine's load is printed before and after. On a machine with other work
 * the figures say little.
 */
package dev.gilspy.bench;
