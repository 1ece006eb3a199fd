package dev.gilspy.aggregate;

import dev.gilspy.model.Span;
import java.util.HashMap;
import java.util.Map;

/** Which group each thread is in. Threads that have ended are forgotten once there are many. */
final class Members {
    private final Map<Integer, Member> byThread = new HashMap<>();
    private int lookAt = Threads.MAX_THREADS;

    /** One thread, as long as it is in one group. */
    static final class Member {
        private final GroupTotals group;
        private final int interpreter;
        private final EpisodeStream episodes;
        private long heardOfNanos;

        private Member(GroupTotals group, int interpreter, long nowNanos) {
            this.group = group;
            this.interpreter = interpreter;
            this.episodes = new EpisodeStream((episode, atNanos) -> group.add(episode));
            this.heardOfNanos = nowNanos;
        }

        void add(Span span) {
            group.add(span);
            episodes.add(span);
            heardOfNanos = span.toNanos();
        }

        int interpreter() {
            return interpreter;
        }
    }

    /** A thread is in this group from now on. */
    Member put(int thread, GroupTotals group, int interpreter, long nowNanos) {
        Member before = byThread.get(thread);
        if (before != null && before.group == group && before.interpreter == interpreter) {
            return before;
        }
        Member member = new Member(group, interpreter, nowNanos);
        byThread.put(thread, member);
        if (before != null) {
            before.episodes.close();
        }
        forgetEnded(nowNanos);
        return member;
    }

    /** Null for one that was never announced, or is forgotten. */
    Member get(int thread) {
        return byThread.get(thread);
    }

    private void forgetEnded(long nowNanos) {
        if (byThread.size() < lookAt) {
            return;
        }
        byThread.values()
                .removeIf(
                        member -> {
                            boolean ended = ended(member, nowNanos);
                            if (ended) {
                                member.episodes.close();
                            }
                            return ended;
                        });
        lookAt = Math.max(Threads.MAX_THREADS, byThread.size() + Threads.MAX_THREADS / 10);
    }

    private static boolean ended(Member member, long nowNanos) {
        return nowNanos - member.heardOfNanos > Threads.ENDED_AFTER_NANOS;
    }

    /** How many threads of each group have not ended. */
    Map<GroupTotals, Integer> living(long nowNanos) {
        Map<GroupTotals, Integer> living = new HashMap<>();
        for (Member member : byThread.values()) {
            if (!ended(member, nowNanos)) {
                living.merge(member.group, 1, Integer::sum);
            }
        }
        return living;
    }

    int size() {
        return byThread.size();
    }
}
