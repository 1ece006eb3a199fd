/**
 * Says what may be observed here, and what to type to be allowed more. In: this machine, as {@link
 * dev.gilspy.target.MachineChecks}, {@link dev.gilspy.target.KernelSourceChecks} and their kin see
 * it, and perhaps a PID. Out: {@link dev.gilspy.doctor.Findings}, as text ({@link
 * dev.gilspy.doctor.DoctorText}) or JSON ({@link dev.gilspy.doctor.DoctorJson}); and {@link
 * dev.gilspy.doctor.Manifest}, all that an environment needs to be told.
 *
 * <p>The hard thing is to be right: what can be tried is tried, harmlessly, rather than concluded
 * from who gilspy runs as, and what would grant something is said by {@link
 * dev.gilspy.target.Cures} alone, of which the messages of all commands are made, too.
 */
package dev.gilspy.doctor;
