package dev.gilspy.report.live;

/**
 * Waiting that one function with one caller made.
 *
 * @param pid of the process
 * @param share of all waiting in that process, 0 to 1
 * @param waiting mean number of threads that waited for it
 * @param where the function and its caller; "" if the holder's stack is not known
 * @param holder who held the GIL, or how many threads did
 */
public record WaitRow(int pid, double share, double waiting, String where, String holder) {}
