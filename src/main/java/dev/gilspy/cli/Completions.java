package dev.gilspy.cli;

import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * What a shell needs to complete gilspy's command line. The files under {@code completions/} are
 * made from this, and a test holds them against it.
 */
final class Completions {
    private static final String ZSH =
            """
            #compdef gilspy
            # Completion of gilspy for zsh, by way of its script for bash, which must lie beside this one.
            # Load it in ~/.zshrc:  source /path/to/completions/gilspy.zsh
            autoload -Uz compinit bashcompinit
            (( $+functions[compdef] )) || compinit
            bashcompinit
            source "${${(%):-%x}:A:h}/gilspy.bash"
            """;

    private Completions() {}

    static String bash(CommandLine gilspy) {
        return AutoComplete.bash("gilspy", gilspy);
    }

    static String zsh() {
        return ZSH;
    }
}
