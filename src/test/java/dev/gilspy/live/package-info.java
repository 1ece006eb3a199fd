/**
 * Tests on live targets, and the harness that they stand on.
 *
 * <p>In: every CPython that {@link dev.gilspy.live.PythonVersions} finds, and the programs under
 * {@code test-fixtures/}, each of which states in its docstring what is true of it. A {@link
 * dev.gilspy.live.PythonFixture} runs one; {@link dev.gilspy.live.Recordings} observes it; {@link
 * dev.gilspy.live.ReportQuery} answers questions about what was observed.
 *
 * <p>The one hard thing: machines are noisy, and an assertion that noise can break is worth
 * nothing. So the targets write down what really happened ({@link dev.gilspy.live.TruthLog}, the
 * stacks that {@code stacks.py} tells) rather than what they meant to do; readiness is a handshake,
 * never a pause; and what cannot be known exactly is asserted as a range or an order.
 */
package dev.gilspy.live;
