package dev.gilspy.tui;

import dev.gilspy.report.live.ThreadRow;

/**
 * One thread, whatever its line is at the moment.
 *
 * @param pid of its process
 * @param id of the thread in that process
 */
public record ThreadKey(int pid, int id) {
    static ThreadKey of(ThreadRow row) {
        return new ThreadKey(row.pid(), row.thread().id());
    }
}
