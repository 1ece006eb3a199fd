package dev.gilspy.bench;

import dev.gilspy.bench.Profiler.Request;
import dev.gilspy.live.Python;
import dev.gilspy.live.PythonFixture;
import java.util.List;

/** How long it takes to start, and how much memory it takes. */
final class StartUp implements Bench.Part {
    private static final int ROUNDS = 7;
    private static final int RATE_HZ = 1000;

    private final Figures version = new Figures();
    private final Figures pySpyVersion = new Figures();
    private final Figures attach = new Figures();
    private final Figures resident = new Figures();
    private final Figures pySpyResident = new Figures();

    @Override
    public void run(Bench bench) {
        Python python = bench.settings().onePython();
        try (PythonFixture target = PythonFixture.start(python, "spinners.py", 600, 2)) {
            for (int round = 0; round < ROUNDS; round++) {
                measure(bench, python, target.pid());
            }
        }
        bench.heading("Starting, and memory");
        bench.print("%d rounds: medians, least and most.".formatted(ROUNDS));
        MarkdownTable table = new MarkdownTable("", "gilspy", "py-spy");
        table.row("--version (ms)", version.text("%.0f"), pySpyVersion.text("%.0f"));
        table.row("from the start to the first sample (ms)", attach.text("%.0f"), "-");
        table.row(
                "resident after 1 s at 1,000 Hz (MB)",
                resident.text("%.0f"),
                pySpyResident.text("%.0f"));
        bench.print(table);
    }

    private void measure(Bench bench, Python python, int pid) {
        version.add(millis(python, bench.settings().launcher().toString()));
        try (Session session =
                Session.start(python, bench.gilspy(), new Request(pid, 1, RATE_HZ))) {
            Cost cost = session.cost();
            long first = Gilspy.summary(session.output()).run().startNanos();
            attach.add((first - cost.beganNanos()) / 1e6);
            resident.add(cost.residentBytes() / 1e6);
        }
        bench.pySpy("--nonblocking").ifPresent(pySpy -> measure(bench, python, pySpy, pid));
    }

    private void measure(Bench bench, Python python, Profiler pySpy, int pid) {
        pySpyVersion.add(millis(python, bench.settings().pySpy()));
        Cost cost = Session.run(python, pySpy, new Request(pid, 1, RATE_HZ)).cost();
        pySpyResident.add(cost.residentBytes() / 1e6);
    }

    /** How long it takes to say its version. */
    private static double millis(Python python, String program) {
        return Session.run(python, List.of(program, "--version")).wallNanos() / 1e6;
    }
}
