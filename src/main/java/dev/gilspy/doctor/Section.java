package dev.gilspy.doctor;

import dev.gilspy.target.Check;
import java.util.List;

/**
 * Checks that belong together.
 *
 * @param id for programs
 * @param title for people
 */
public record Section(String id, String title, List<Check> checks) {
    static final String MACHINE = "machine";
    static final String KERNEL = "kernel";
    static final String TARGET = "target";

    static Section machine(List<Check> checks) {
        return new Section(MACHINE, "This machine, and sampling from outside", checks);
    }

    static Section kernel(List<Check> checks) {
        return new Section(KERNEL, "Exact times from the kernel (--exact)", checks);
    }

    static Section target(int pid, List<Check> checks) {
        return new Section(TARGET, "Process " + pid, checks);
    }
}
