/**
 * What all fuzz tests share. A fuzz test is a method with {@code @FuzzTest} in the package of what
 * it feeds, in a class called {@code *FuzzTest}. Its inputs are kept beside the resources of that
 * package, in {@code *FuzzTestInputs/method}, and are run by every build. {@code mvn -Pfuzz test}
 * looks for new ones, guided by the code that they reach; {@link dev.gilspy.fuzz.Fuzzing} says how.
 *
 * <p>The hard thing is to ask for more than that nothing is thrown: {@link dev.gilspy.fuzz.Cost}
 * bounds what an input may take, and each test says what must be true of what was read.
 */
package dev.gilspy.fuzz;
