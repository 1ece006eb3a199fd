/**
 * Recordings: what passes through {@link dev.gilspy.model.Observer}, kept in a file and replayed
 * from it call by call.
 *
 * <p>A {@code .gilspy} file is eight bytes of magic, a version, and blocks. A block is its length,
 * a CRC32C of its payload, a CRC32C of these two, and the payload: one {@code Block} message of
 * {@code recording.proto}. Numbers outside the payload are little-endian 32-bit. The checksum over
 * the length tells a file that was cut off (the rest of a block is missing) from one that was
 * damaged; either is read up to there, and not behind it, since every block builds on what those
 * before it have named. What later versions add comes as new fields of the messages, which an older
 * gilspy passes over; the version is raised only when it would misread the rest.
 *
 * <p>Each process has a number, which its blocks have: the {@link
 * dev.gilspy.recording.RecordingWriter} opens an observer a process, and the {@link
 * dev.gilspy.recording.RecordingReader} asks for one, in the same order. A file of one process is
 * one of several that has one.
 *
 * <p>The one hard thing: a recording must be readable whatever ended gilspy. So it is written in
 * place, only ever appended to, one system call a block, at least twice a second; and a reader
 * trusts nothing that it reads: every length is bounded and every id checked before it is passed
 * on.
 */
package dev.gilspy.recording;
