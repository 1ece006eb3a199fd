package dev.gilspy.bench;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;

/**
 * What a command cost: the line that {@code test-fixtures/bench/cost_of.py} prints.
 *
 * @param beganNanos when it was started, on CLOCK_MONOTONIC
 * @param endedNanos when it had ended
 * @param cpuNanos user and system time
 * @param residentBytes the most memory that it had
 */
record Cost(
        @SerializedName("began_ns") long beganNanos,
        @SerializedName("ended_ns") long endedNanos,
        @SerializedName("cpu_ns") long cpuNanos,
        @SerializedName("resident_bytes") long residentBytes,
        boolean failed) {

    static Cost parse(String line) {
        return new Gson().fromJson(line, Cost.class);
    }

    long wallNanos() {
        return endedNanos - beganNanos;
    }
}
