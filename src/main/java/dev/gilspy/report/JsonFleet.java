package dev.gilspy.report;

import dev.gilspy.aggregate.Summary;
import dev.gilspy.analysis.Fleet;
import dev.gilspy.analysis.FleetMemory;
import dev.gilspy.analysis.JudgedProcess;
import dev.gilspy.analysis.Role;
import dev.gilspy.analysis.Spread;
import java.io.IOException;

/** Several processes together in the JSON report, and what each takes of the machine. */
final class JsonFleet {
    private final JsonFields json;

    JsonFleet(JsonFields json) {
        this.json = json;
    }

    /** Null for a single process. */
    void write(Summary summary) throws IOException {
        if (summary.processes().size() < 2) {
            json.unknown("fleet");
            return;
        }
        Fleet fleet = Fleet.of(summary);
        json.beginObject("fleet").number("processes", fleet.processes().size());
        json.number("cpus_used", fleet.cpusUsed()).number("cpus_usable", fleet.cpusUsable());
        json.beginObject("gil");
        json.number("utilisation_mean", fleet.meanUtilisation());
        json.number("utilisation_max", fleet.maxUtilisation());
        json.number("saturated", fleet.saturated()).endObject();
        writeMemory(fleet.memory());
        json.beginArray("roles");
        for (Role role : fleet.roles()) {
            writeRole(role);
        }
        json.endArray().endObject();
    }

    private void writeMemory(FleetMemory memory) throws IOException {
        json.beginObject("memory").number("processes", memory.processes());
        json.bytes("proportional_bytes", memory.proportionalBytes());
        json.bytes("resident_bytes", memory.residentBytes());
        json.bytes("unique_bytes", memory.uniqueBytes());
        json.number("workers", memory.workers());
        json.bytes("workers_bytes", memory.workersBytes());
        json.bytes("one_worker_bytes", memory.oneBytes());
        json.bytes("one_worker_shared_bytes", memory.sharedBytes());
        json.number("times_one_worker", memory.timesOne()).endObject();
    }

    private void writeRole(Role role) throws IOException {
        json.beginObject();
        json.texts("command", role.first().info().command());
        json.beginArray("pids");
        for (JudgedProcess process : role.processes()) {
            json.value(process.info().pid());
        }
        json.endArray();
        writeSpread("utilisation", role.spread(JudgedProcess::utilisation));
        writeSpread("demand", role.spread(JudgedProcess::demand));
        writeSpread("cpus_used", role.spread(JudgedProcess::cpusUsed));
        writeBytes("resident_bytes", role.spreadOfBytes(JudgedProcess::residentBytes));
        writeBytes("proportional_bytes", role.spreadOfBytes(JudgedProcess::proportionalBytes));
        writeBytes("unique_bytes", role.spreadOfBytes(JudgedProcess::uniqueBytes));
        json.endObject();
    }

    private void writeSpread(String name, Spread spread) throws IOException {
        json.beginObject(name).number("min", spread.min()).number("median", spread.median());
        json.number("max", spread.max()).endObject();
    }

    private void writeBytes(String name, Spread spread) throws IOException {
        json.beginObject(name);
        writeBytes("min", spread.min());
        writeBytes("median", spread.median());
        writeBytes("max", spread.max());
        json.endObject();
    }

    private void writeBytes(String name, double bytes) throws IOException {
        json.bytes(name, Double.isNaN(bytes) ? -1 : Math.round(bytes));
    }

    static void writeUsage(JsonFields json, JudgedProcess process) throws IOException {
        json.beginObject("usage");
        json.number("cpus_used", process.process().window().cpusUsed());
        json.bytes("resident_bytes", process.residentBytes());
        json.bytes("proportional_bytes", process.proportionalBytes());
        json.bytes("unique_bytes", process.uniqueBytes()).endObject();
    }
}
