package dev.gilspy.target;

import java.util.regex.Pattern;

/**
 * Processes chosen by their command line, its words joined by blanks. Only its beginning counts: it
 * may be as long as its process likes, and an expression may take long on it.
 *
 * @param self gilspy's own id, in whose command line the name stands
 */
record NamedRoots(Proc proc, Pattern name, int self) implements Roots {
    private static final int MOST_CHARACTERS = 4096;

    @Override
    public boolean include(int pid) {
        String command = String.join(" ", ProcWords.read(proc.process(pid).resolve("cmdline")));
        String start = command.substring(0, Math.min(command.length(), MOST_CHARACTERS));
        return pid != self && !start.isEmpty() && name.matcher(start).find();
    }

    @Override
    public boolean mayChange() {
        return true;
    }
}
