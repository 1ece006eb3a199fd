/**
 * Makes the manual pages under {@code src/main/man/man1} from picocli's model of the command line:
 * picocli's own generator writes names, options and arguments as AsciiDoc, this what it has no
 * place for, and asciidoctor turns it into roff. None of this is part of gilspy: {@code
 * -Dgolden.record=true} writes the pages, and the tests hold them.
 */
package dev.gilspy.cli.man;
