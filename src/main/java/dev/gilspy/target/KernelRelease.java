package dev.gilspy.target;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kernel's release, e.g. {@code 6.1.0-13-amd64}. Distributions carry features back to older
 * numbers: only what cannot be seen in another way is to be told by them.
 *
 * @param text as the kernel says it; "" if not known
 */
record KernelRelease(String text) {
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,6})\\.(\\d{1,6}).*");

    static KernelRelease of(Proc proc) {
        return new KernelRelease(proc.find("sys/kernel/osrelease").orElse(""));
    }

    boolean known() {
        return NUMBERS.matcher(text).matches();
    }

    /** Whether it is known to be older than this one. */
    boolean before(int major, int minor) {
        Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.matches()) {
            return false;
        }
        int ours = Integer.parseInt(numbers.group(1));
        return ours < major || ours == major && Integer.parseInt(numbers.group(2)) < minor;
    }
}
