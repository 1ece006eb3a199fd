/**
 * Makes the files under {@code completions/} from picocli's model of the command line. What is the
 * same for any model stands in templates ({@code src/test/resources/completions}); bash is served
 * by picocli's own script and what it leaves out. None of this is part of gilspy: {@code
 * -Dgolden.record=true} writes the files, and the tests hold them.
 */
package dev.gilspy.cli.completion;
