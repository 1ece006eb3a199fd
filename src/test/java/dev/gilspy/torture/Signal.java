package dev.gilspy.torture;

import dev.gilspy.elf.Tool;
import java.util.List;

/** Signals that Java cannot send. */
enum Signal {
    STOP,
    CONT;

    void send(int pid) {
        Tool.output(List.of("kill", "-" + name(), String.valueOf(pid)));
    }
}
