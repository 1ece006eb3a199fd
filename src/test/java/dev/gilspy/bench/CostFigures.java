package dev.gilspy.bench;

import dev.gilspy.bench.Session.Outcome;

/**
 * What one profiler's looks cost at one target, over the rounds.
 *
 * @param microsPerLook CPU time of one more look
 * @param cpuPercent CPU time of one more second, in percent of one CPU
 * @param reachedHz looks in one more second
 * @param lateMicros what 99 looks of 100 were late at most
 * @param residentBytes the most memory that it had
 * @param gilspysShare what gilspy's look from outside costs, over what this one's does
 */
record CostFigures(
        Figures microsPerLook,
        Figures cpuPercent,
        Figures reachedHz,
        Figures lateMicros,
        Figures residentBytes,
        Figures gilspysShare) {

    CostFigures() {
        this(
                new Figures(),
                new Figures(),
                new Figures(),
                new Figures(),
                new Figures(),
                new Figures());
    }

    static MarkdownTable table() {
        return new MarkdownTable(
                "profiler",
                "µs per look",
                "gilspy's share of it",
                "CPU (%)",
                "reached (Hz)",
                "late p99 (µs)",
                "resident (MB)");
    }

    /**
     * Adds what a long run had more than a short one.
     *
     * @return the CPU time of one more look, in µs
     */
    double add(Outcome brief, Outcome all) {
        double cpuNanos = all.cost().cpuNanos() - brief.cost().cpuNanos();
        double wallNanos = all.cost().wallNanos() - brief.cost().wallNanos();
        double looks = all.profile().looks() - brief.profile().looks();
        microsPerLook.add(cpuNanos / looks / 1e3);
        cpuPercent.add(100 * cpuNanos / wallNanos);
        reachedHz.add(1e9 * looks / wallNanos);
        residentBytes.add(all.cost().residentBytes());
        if (!Double.isNaN(all.profile().lateP99Nanos())) {
            lateMicros.add(all.profile().lateP99Nanos() / 1e3);
        }
        return cpuNanos / looks / 1e3;
    }

    void addTo(MarkdownTable table, String name) {
        table.row(
                name,
                microsPerLook.text("%.1f"),
                gilspysShare.text("%.2f"),
                cpuPercent.text("%.1f"),
                reachedHz.text("%,.0f"),
                lateMicros.text("%.0f"),
                Figures.one("%.0f", residentBytes.worst() / 1e6));
    }
}
