/**
 * From an instruction to its source line, in each shape of table that CPython has had.
 *
 * <p>In: the bytes of a code object's table, its first line, and the layout that names the shape.
 * Out: a {@link dev.gilspy.cpython.lines.LineTable}, immutable, to be kept with the code object;
 * {@link dev.gilspy.cpython.lines.LineTable#linesByCodeUnit} gives the dense form for the sample
 * path.
 *
 * <p>The hard thing: the bytes come from another process and may be anything. Every decoder goes
 * once over the table, stops at what it cannot read, and knows no line from there on; 0 is "no
 * line", as it is for instructions that the compiler made up.
 *
 * <p>Sources: CPython's Objects/lnotab_notes.txt for the first two shapes, Objects/locations.md
 * (InternalDocs/code_objects.md in newer versions) for the third.
 */
package dev.gilspy.cpython.lines;
