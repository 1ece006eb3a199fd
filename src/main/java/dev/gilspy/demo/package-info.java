/**
 * Little Python programs whose behaviour at the GIL is known, and running one. In: a {@link
 * dev.gilspy.demo.Workload} and the {@link dev.gilspy.demo.Pythons} to try. Out: a {@link
 * dev.gilspy.demo.DemoProcess} that is at work. The programs are the resources under {@code demo/}.
 *
 * <p>The one hard thing: no workload may outlive gilspy, however gilspy ends. Its standard input is
 * a pipe from this process; the kernel closes that with the process, and the workload ends itself
 * when it sees the end of its input.
 */
package dev.gilspy.demo;
