/**
 * The observed process as /proc shows it. In: a PID. Out: {@link dev.gilspy.target.Target} with its
 * {@link dev.gilspy.target.MappedRegion}s, tasks, {@link dev.gilspy.target.Namespaces} and usable
 * CPUs, and {@link dev.gilspy.target.Permissions}, which turns a refusal by the kernel into one
 * sentence and a command that helps. {@link dev.gilspy.target.ProcessTree} finds those that belong
 * together.
 *
 * <p>The one hard thing: a process may live in other namespaces than we do, may have lost or
 * replaced its files, and may end at any moment; so paths are never opened as they are printed
 * ({@link dev.gilspy.target.MappedFile}), TIDs are translated, and every failed read asks first
 * whether the process is still the one that was opened. All formats: proc(5), cgroups(7).
 */
package dev.gilspy.target;
