package dev.gilspy.model;

/**
 * An interpreter of an observed process.
 *
 * @param id as the process counts them; the main one is 0
 * @param gil the lowest id of those interpreters that share its GIL; its own id if none does
 */
public record InterpreterInfo(int id, int gil) {}
