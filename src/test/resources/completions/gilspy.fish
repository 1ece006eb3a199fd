# Completion of gilspy for fish. Made by gilspy's tests from its command line's model; do not edit.

set -g __gilspy_pythons '@PYTHONS@'

# The command that the line is about: the first word that is no option, nor an option's value.
function __gilspy_command
    set -l words (commandline -opc)
    set -l skip 1
    for word in $words
        if test $skip = 1
            set skip 0
        else if contains -- $word @ROOTS@
            set skip 1
        else if not string match -q -- '-*' $word
            echo $word
            return
        end
    end
end

function __gilspy_is
    test "$(__gilspy_command)" = "$argv[1]"
end

# What of the word is not completed: the option before its =, and all but the last of a list.
function __gilspy_pids
    set -l before (commandline -ct | string replace -r '^-[^=]*=' '' | string match -r '.*,')
    for process in (sh -c $__gilspy_pythons)
        echo "$before$process"
    end
end

# The values $argv, also behind NAMES=.
function __gilspy_named
    set -l before (commandline -ct | string replace -r '^--[^=]*=' '' | string match -r '.*=')
    for value in $argv
        echo "$before$value"
    end
end

# The line of the command behind --.
function __gilspy_command_line
    set -l words (commandline -opc)
    if set -l dashes (contains -i -- -- $words)
        set -e words[1..$dashes]
        complete -C (string join ' ' -- (string escape -- $words) "$(commandline -ct)")
    end
end

complete -c gilspy -e
complete -c gilspy -f
@COMPLETIONS@
