package dev.gilspy.bench;

/** A profiler did not do what it was started for. */
final class ProfilerFailure extends RuntimeException {
    ProfilerFailure(String message) {
        super(message);
    }
}
