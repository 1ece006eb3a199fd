/**
 * The figures of a live view, and how they are written line by line. In: the newest window of a
 * {@link dev.gilspy.aggregate.LiveLedger}, its total, and the verdict so far. Out: {@link
 * dev.gilspy.report.live.LiveView}, whose rows every output shares: the screen, text blocks and
 * JSON lines.
 *
 * <p>Pure: the same figures always give the same text. All text is plain, so that no name from a
 * target moves a terminal's cursor.
 */
package dev.gilspy.report.live;
