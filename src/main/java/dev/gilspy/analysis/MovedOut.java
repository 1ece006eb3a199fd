package dev.gilspy.analysis;

import dev.gilspy.analysis.Loads.ThreadLoad;
import java.util.Arrays;
import java.util.List;

/**
 * What it would gain to do a function outside the GIL, in the same time as now: mean speed of the
 * threads, by the time in which they have something to do. Waits shrink as those of {@link
 * GilQueue} do when the function's work is moved from one of its queues to the other.
 */
final class MovedOut {
    /** Waits differ from the model's by more than this only if they are no queue at all. */
    private static final double MOST_UNLIKE = 1000;

    private final Loads loads;
    private final HotFunction function;

    MovedOut(Loads loads, HotFunction function) {
        this.loads = loads;
        this.function = function;
    }

    Estimate estimate(Bootstrap bootstrap) {
        return bootstrap.ofPicks(this::factor).atLeast(1);
    }

    /** In some blocks; NaN if nothing was done in them. */
    double factor(int[] picks) {
        List<ThreadLoad> threads =
                loads.threads().stream().filter(thread -> thread.now(picks).cpu() > 0).toList();
        Activity[] now = threads.stream().map(thread -> thread.now(picks)).toArray(Activity[]::new);
        double windowNanos = Arrays.stream(now).mapToDouble(Activity::all).max().orElse(0);
        double[] moved = new double[now.length];
        Arrays.setAll(moved, i -> function.shareOf(threads.get(i).thread()) * now[i].held());
        return new Move(now, moved, loads.cpus(picks, windowNanos), windowNanos).factor();
    }

    /**
     * What becomes of a window's rounds.
     *
     * @param now what each thread does in it
     * @param moved what of that would be done outside the GIL
     */
    private record Move(Activity[] now, double[] moved, double cpus, double windowNanos) {
        double factor() {
            double[] before = rounds(new double[now.length]);
            double[] after = rounds(moved);
            double busy = 0;
            double faster = 0;
            double held = 0;
            double cpu = 0;
            for (int i = 0; i < now.length; i++) {
                double speed = windowNanos / roundNanos(i, before[i], after[i]);
                double wanted = now[i].all() - now[i].blocked();
                busy += wanted;
                faster += wanted * speed;
                held += (now[i].work() - moved[i]) * speed;
                cpu += now[i].cpu() * speed;
            }
            double factor = busy == 0 ? Double.NaN : faster / busy;
            double over = Math.max(held, cpu / cpus) / windowNanos;
            return over > 1 ? factor / over : factor;
        }

        private double[] rounds(double[] outside) {
            double[] held = new double[now.length];
            double[] free = new double[now.length];
            double[] asleep = new double[now.length];
            for (int i = 0; i < now.length; i++) {
                held[i] = now[i].work() - outside[i];
                free[i] = now[i].outside() + outside[i];
                asleep[i] = now[i].blocked() + windowNanos - now[i].all();
            }
            return new GilQueue(held, free, asleep, cpus).rounds();
        }

        /** As modelled, corrected by how far the model's waiting is from what there was. */
        private double roundNanos(int i, double before, double after) {
            double work = windowNanos - now[i].waiting();
            double modelled = before - work;
            double unlike = modelled <= 0 ? 1 : Math.min(MOST_UNLIKE, now[i].waiting() / modelled);
            return work + unlike * Math.max(0, after - work);
        }
    }
}
