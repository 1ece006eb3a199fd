/**
 * The torture suite: a day's worth of faults in minutes. Each must leave the target unharmed, the
 * kernel as it was, and gilspy with a documented exit code in bounded time and memory.
 *
 * <pre>
 * mvn -Ptorture verify                          all of it, and nothing else
 * mvn -Ptorture verify -Dtorture.kills=100      with fewer kills (1,000 unless said)
 * mvn -Ptorture verify -Dit.test=KilledIT       one part
 * mvn -Ptorture verify -Dit.test=TargetFaultsIT -Dtorture.only=forks      one fault of targets
 * </pre>
 *
 * <p>In: the packaged launcher, run as users run it in every {@link dev.gilspy.torture.Mode}, and
 * targets that know what they should have come to: {@link dev.gilspy.torture.Victim} computes
 * numbers that {@link dev.gilspy.torture.Chain} knows beforehand. Out: {@code target/torture.md}, a
 * table with a row for each fault, which the README shows. {@code mvn verify} runs a short form of
 * it, {@link dev.gilspy.torture.TortureIT}.
 *
 * <p>The one hard thing: to know that nothing happened. A target that was stopped for a second, or
 * a program left in the kernel, would not show by itself; so both are asked for, after each run.
 */
package dev.gilspy.torture;
