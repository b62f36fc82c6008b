package io.harpline.benchmarks.report;

/// What one reprocessing of the archive showed.
///
/// @param perSecond notifications a second, once the JVM was warm
/// @param fromStart notifications a second, from the first commit on
/// @param ownCpu seconds of a processor, user and system, for 1,000 notifications
/// @param brokerCpu those of the broker
/// @param peakMemory the most that was resident, in bytes
/// @param stateBytes on the disk, at the end
public record StreamFigures(
        double perSecond, double fromStart, double ownCpu, double brokerCpu, long peakMemory, long stateBytes) {}
