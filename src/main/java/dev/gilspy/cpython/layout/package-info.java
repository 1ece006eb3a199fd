/**
 * Where CPython keeps what gilspy reads, per minor version, as data.
 *
 * <p>In: a version, and for CPython 3.13 and later the {@code _Py_DebugOffsets} bytes of the
 * target. Out: a {@link dev.gilspy.cpython.layout.Layout}: structs, their members as offset and
 * width, and facts that are not offsets. It is checked once, when it is made, so that the sample
 * path may use its numbers without looking at them again.
 *
 * <p>The hard thing: the target's own table is untrusted and incomplete. {@link
 * dev.gilspy.cpython.layout.DebugOffsets} refuses what contradicts itself, and drops a member of
 * the printed table whose neighbours the target says have moved apart.
 *
 * <p>Nobody outside this package and {@code lines} tests a version: a difference is a member that
 * is missing ({@link dev.gilspy.cpython.layout.Layout#has}) or a fact that reads otherwise. The
 * tables are resources printed by {@code native/print-layout.c} from CPython's headers; a version
 * is added by adding its file.
 */
package dev.gilspy.cpython.layout;
