package dev.gilspy.recording;

import dev.gilspy.model.Ending;
import dev.gilspy.model.ProcessInfo;
import dev.gilspy.model.Run;
import java.time.DateTimeException;
import java.time.Instant;

/** What comes once in a recording, as messages and back. */
final class Messages {
    private Messages() {}

    static Wire.Run of(Run run) {
        return Wire.Run.newBuilder()
                .setGilspyVersion(run.gilspyVersion())
                .setStartSeconds(run.start().getEpochSecond())
                .setStartSecondNanos(run.start().getNano())
                .setStartNanos(run.startNanos())
                .setDurationNanos(run.durationNanos())
                .setRateHz(run.rateHz())
                .setMaxCpu(run.maxCpu())
                .setSource(Wire.Run.Source.valueOf(run.source().name()))
                .setPause(Wire.Run.Pause.valueOf(run.pause().name()))
                .setCpusUsable(run.cpusUsable())
                .setKernel(run.kernel())
                .build();
    }

    static Run run(Wire.Run wire) {
        return new Run(
                wire.getGilspyVersion(),
                instant(wire.getStartSeconds(), wire.getStartSecondNanos()),
                wire.getStartNanos(),
                wire.getDurationNanos(),
                wire.getRateHz(),
                wire.getMaxCpu(),
                WireEnums.source(wire.getSource()),
                WireEnums.pause(wire.getPause()),
                wire.getCpusUsable(),
                wire.getKernel());
    }

    private static Instant instant(long seconds, int nanos) {
        try {
            return Instant.ofEpochSecond(seconds, nanos);
        } catch (DateTimeException | ArithmeticException e) {
            throw new MalformedException("its start is not a time");
        }
    }

    static Wire.ProcessInfo of(ProcessInfo info) {
        return Wire.ProcessInfo.newBuilder()
                .setPid(info.pid())
                .setParentPid(info.parentPid())
                .addAllCommand(info.command())
                .setImplementation(info.implementation())
                .setVersion(info.version())
                .setFreeThreaded(info.freeThreaded())
                .setGilEnabled(info.gilEnabled())
                .setSwitchIntervalNanos(info.switchIntervalNanos())
                .addAllGilReasons(info.gilReasons())
                .addAllLimits(info.limits())
                .build();
    }

    static ProcessInfo processInfo(Wire.ProcessInfo wire) {
        return new ProcessInfo(
                wire.getPid(),
                wire.getParentPid(),
                wire.getCommandList(),
                wire.getImplementation(),
                wire.getVersion(),
                wire.getFreeThreaded(),
                wire.getGilEnabled(),
                wire.getSwitchIntervalNanos(),
                wire.getGilReasonsList(),
                wire.getLimitsList());
    }

    static Wire.Ending of(Ending ending) {
        return Wire.Ending.newBuilder()
                .setReason(Wire.Ending.Reason.valueOf(ending.reason().name()))
                .setAtNanos(ending.atNanos())
                .setDetail(ending.detail())
                .build();
    }

    static Ending ending(Wire.Ending wire) {
        return new Ending(WireEnums.reason(wire.getReason()), wire.getAtNanos(), wire.getDetail());
    }
}
