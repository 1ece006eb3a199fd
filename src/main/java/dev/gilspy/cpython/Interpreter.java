package dev.gilspy.cpython;

/**
 * One interpreter of a process: the main one, or a sub-interpreter (PEP 684, PEP 734). Immutable.
 *
 * @param id as CPython counts them; the main one is 0
 * @param address of its PyInterpreterState
 * @param gil address of the _gil_runtime_state that its threads take; several interpreters may
 *     share one
 */
public record Interpreter(int id, long address, long gil) {}
