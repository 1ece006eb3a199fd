/**
 * Benchmarks, started by hand: what gilspy's figures are worth, what it costs, and what its stacks
 * are worth, beside py-spy where that is installed.
 *
 * <pre>
 * mvn -q -DskipTests package exec:java -Dbench=truth    shares against ground truth
 * mvn -q -DskipTests package exec:java -Dbench=cost     CPU, start-up, memory
 * mvn -q -DskipTests package exec:java -Dbench=speed    what the target's speed loses
 * mvn -q -DskipTests package exec:java -Dbench=stacks   stacks that cannot exist
 * </pre>
 *
 * <p>In: the packaged launcher, run as users run it, and the targets of the live tests; {@link
 * dev.gilspy.bench.Settings} has the options. Out: Markdown on standard output. Each takes about
 * four minutes.
 *
 * <p>The one hard thing: machines are noisy, and grow faster and slower within minutes. So what is
 * compared is measured in turns, never one after the other; medians are printed with the range that
 * they come from; and the machine's load is printed before and after. On a machine with other work
 * the figures say little.
 */
package dev.gilspy.bench;
