package dev.gilspy.report.live;

import dev.gilspy.model.ProcessInfo;

/**
 * One process in the window; NaN is not known.
 *
 * @param command plain
 * @param threads how many threads were seen in it
 * @param gils how many GILs it has
 * @param utilisation mean number of its GILs that were held
 * @param demand mean number of its threads that held or wanted a GIL
 * @param waiting mean number of its threads that waited for one
 * @param cpusUsed mean number of CPUs that it used
 * @param residentBytes memory in RAM
 * @param uniqueBytes memory that it shares with no other process
 * @param proportionalBytes memory with its part of what it shares
 */
public record ProcessRow(
        ProcessInfo info,
        String command,
        int threads,
        int gils,
        double utilisation,
        double demand,
        double waiting,
        double cpusUsed,
        double residentBytes,
        double proportionalBytes,
        double uniqueBytes) {}
