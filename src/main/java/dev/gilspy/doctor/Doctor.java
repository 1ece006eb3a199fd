package dev.gilspy.doctor;

import dev.gilspy.target.Cures;
import dev.gilspy.target.Environment;
import dev.gilspy.target.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Examines this machine, and perhaps a process. */
public final class Doctor {
    private Doctor() {}

    /** Without a target. */
    public static Findings examine() {
        Cures cures = Cures.here(Typed.here().instead("record", "--pid", "PID"));
        return new Findings(Environment.here(), machine(cures), Optional.empty(), cures);
    }

    /**
     * With a target.
     *
     * @param gilspyVersion as attaching is told
     */
    public static Findings examine(int pid, String gilspyVersion) {
        Cures cures = Cures.here(Typed.here().instead("record", "--pid", String.valueOf(pid)));
        List<Section> sections = new ArrayList<>(machine(cures));
        boolean kernelWilling = Findings.kernelWilling(sections);
        TargetExamination target = new TargetExamination(pid, gilspyVersion, kernelWilling, cures);
        int code = target.run();
        sections.add(target.section());
        return new Findings(Environment.here(), sections, Optional.of(code), cures);
    }

    private static List<Section> machine(Cures cures) {
        MachineExamination machine = new MachineExamination(Environment.here(), cures);
        return List.of(machine.outside(), machine.kernel());
    }
}
