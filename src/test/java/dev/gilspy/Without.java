package dev.gilspy;

import java.util.ArrayList;
import java.util.List;

/**
 * Ways to start a program with something taken away from it, as words before its command; with
 * util-linux and python3 alone.
 */
final class Without {
    /** Refuses system calls with EPERM by a seccomp filter, prctl(2), for good. */
    private static final String FILTER =
            """
            import ctypes, os, struct, sys
            calls = [int(call) for call in sys.argv[1].split(',')]
            ins = [struct.pack('HBBI', 0x20, 0, 0, 0)]  # the call's number
            for call in calls:
                ins.append(struct.pack('HBBI', 0x15, 0, 1, call))
                ins.append(struct.pack('HBBI', 0x06, 0, 0, 0x00050001))  # SECCOMP_RET_ERRNO | EPERM
            ins.append(struct.pack('HBBI', 0x06, 0, 0, 0x7fff0000))  # SECCOMP_RET_ALLOW
            code = ctypes.create_string_buffer(b''.join(ins))
            program = struct.pack('HxxxxxxP', len(ins), ctypes.addressof(code))
            libc = ctypes.CDLL(None, use_errno=True)
            if libc.prctl(38, 1, 0, 0, 0) or libc.prctl(22, 2, program, 0, 0):
                raise OSError(ctypes.get_errno(), 'no filter')
            os.execvp(sys.argv[2], sys.argv[2:])
            """;

    private Without() {}

    /** All capabilities, for good: root is like anybody else then. */
    static List<String> capabilities() {
        return List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all");
    }

    /** Some of them, e.g. {@code -bpf,-perfmon}, for good. */
    static List<String> capabilities(String names) {
        return List.of("setpriv", "--bounding-set=" + names, "--inh-caps=-all");
    }

    /** Root: another user, who has no capabilities, but may become root. */
    static List<String> root(int user) {
        return List.of(
                "setpriv",
                "--reuid=" + user,
                "--regid=" + user,
                "--clear-groups",
                "--inh-caps=-all");
    }

    /** System calls, by their numbers. */
    static List<String> calls(int... numbers) {
        List<String> list = new ArrayList<>();
        for (int number : numbers) {
            list.add(String.valueOf(number));
        }
        return List.of("python3", "-c", FILTER, String.join(",", list));
    }

    /** What a shell's commands cover up, in a mount namespace of its own. */
    static List<String> mounted(String commands) {
        String script = commands + "; exec \"$@\"";
        return List.of("unshare", "--mount", "--propagation=private", "sh", "-euc", script, "sh");
    }

    static List<String> and(List<String> first, List<String> second) {
        List<String> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
