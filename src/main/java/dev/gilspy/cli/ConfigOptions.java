package dev.gilspy.cli;

import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/**
 * Which configuration file to read. It must be known before the command line is parsed, since that
 * needs the defaults: so these are looked for first, and by themselves.
 */
final class ConfigOptions {
    /** In the names of all of them. */
    private static final String ANY = "-config";

    @Option(
            names = "--config",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = {
                "Take defaults of options from this TOML file",
                // else picocli ends lines behind the dots
                "  (default: that of GILSPY_CONFIG, else",
                "  ~/.config/gilspy/config.toml, else",
                "  /etc/gilspy.toml)."
            })
    @ThisRunOnly
    private Path file;

    @Option(names = "--no-config", scope = ScopeType.INHERIT, description = "Read no such file.")
    @ThisRunOnly
    private boolean none;

    /** Those of a command line. Most have none, and need not be parsed for that at each start. */
    static ConfigOptions in(String... args) {
        boolean some = Stream.of(args).anyMatch(word -> word.contains(ANY));
        return some ? Glance.at(args).config() : new ConfigOptions();
    }

    /** What a command line says before it is parsed. */
    @Command
    static final class Glance {
        @Mixin private ConfigOptions config = new ConfigOptions();

        @Option(names = {"-h", "--help", "-V", "--version"})
        private boolean help;

        /** At nothing where the command line is wrong, which is told later. */
        static Glance at(String... args) {
            Glance glance = new Glance();
            try {
                new CommandLine(glance)
                        .setUnmatchedArgumentsAllowed(true)
                        .setPosixClusteredShortOptionsAllowed(false)
                        .setExpandAtFiles(false)
                        .parseArgs(args);
            } catch (ParameterException e) {
                return new Glance();
            }
            return glance;
        }

        ConfigOptions config() {
            return config;
        }

        /** Whether only help is wanted. */
        boolean help() {
            return help;
        }
    }

    /** Null if none is named. */
    Path file() {
        return file;
    }

    boolean none() {
        return none;
    }
}
