/**
 * Names for instruction addresses. In: a {@link dev.gilspy.target.Target} and the address of an
 * instruction that one of its threads was found at. Out: the library and the function that it
 * belongs to ({@link dev.gilspy.symbols.NativeCode}), and whether that is worth showing on top of a
 * Python stack ({@link dev.gilspy.symbols.LeafRule}).
 *
 * <p>The one hard thing: the answer has to be cheap from the second time on and small however big
 * the libraries are, though the target may load more of them at any time. So a library's functions
 * are sorted once, when the first address in it is asked for; names are read one by one; and the
 * list of mappings is read again only for an address that is in none.
 */
package dev.gilspy.symbols;
