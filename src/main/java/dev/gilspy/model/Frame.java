package dev.gilspy.model;

/**
 * One frame of a Python stack.
 *
 * @param function the qualified name where the version has one (3.11 on), else the plain name
 * @param file the file as the code object has it
 * @param line the line being executed, from 1; 0 where it is not known
 */
public record Frame(String function, String file, int line) {}
