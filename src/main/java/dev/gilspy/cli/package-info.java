/**
 * The command line: the only package that speaks to the user. In: arguments. Out: a report on
 * standard output or in files, everything else on standard error, and an exit code of {@link
 * dev.gilspy.error.ExitCode}.
 *
 * <p>Each command is a class; what commands have in common is in mixins ({@link
 * dev.gilspy.cli.SamplingOptions}, {@link dev.gilspy.cli.OutputOptions}); what applies where the
 * user does not say is in {@link dev.gilspy.cli.Defaults}. {@link dev.gilspy.cli.Failures} turns
 * failures into sentences. Several processes are a {@link dev.gilspy.cli.Fleet}, which {@link
 * dev.gilspy.cli.FleetRun} observes.
 *
 * <p>The one hard thing: whatever happens, what was observed must not be lost. So all outputs are
 * opened before the first sample, a signal ends the recording and not the program, one output that
 * fails leaves the others alone, and a file keeps what it held until there is something to replace
 * it.
 */
package dev.gilspy.cli;
