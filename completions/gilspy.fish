# Completion of gilspy for fish. Made by gilspy's tests from its command line's model; do not edit.

set -g __gilspy_pythons '# Prints "PID<TAB>command line" of each Python process there is, the user\'s own first. Command lines
# may hold anything: whatever is not printable ASCII is shown as "?", and grep names the process before
# each argument, so that none can pass for another line.
export LC_ALL=C
cd /proc || exit
ranked=$(
    {
        ls -lnq [0-9]*/exe
        grep -aH "" [0-9]*/comm
    } 2>/dev/null | awk -v me="$(id -u)" \'
        $9 ~ "^[0-9]+/exe$" {
            pid = $9 + 0
            rank[pid] = $3 == me ? 0 : 1
            if ($10 == "->" && $0 ~ " -> (.*/)?(python|pypy)[^/]*$") python[pid] = 1
            next
        }
        $0 ~ "^[0-9]+/comm:(python|pypy)" { python[$0 + 0] = 1 }
        END { for (pid in python) print rank[pid] + 0, pid }\'
)
[ "$ranked" ] || exit 0
{
    echo "$ranked"
    echo "$ranked" | sed "s,.* \\(.*\\),\\1/cmdline," | xargs grep -azH "" 2>/dev/null |
        tr \'\\000\\n\\001-\\011\\013-\\037\\177-\\377\' \'\\n?\'
} | awk \'
    $0 ~ "^[01] [0-9]+$" { rank[$2] = $1; next }
    {
        pid = $0 + 0
        if (length(text[pid]) < 200) text[pid] = text[pid] substr($0, index($0, ":") + 1) " "
    }
    END {
        for (pid in text) {
            sub(" +$", "", text[pid])
            if (text[pid] != "") printf "%d\\t%d\\t%.160s\\n", rank[pid], pid, text[pid]
        }
    }\' | sort -k1,1n -k2,2n | cut -f2-'

# The command that the line is about: the first word that is no option, nor an option's value.
function __gilspy_command
    set -l words (commandline -opc)
    set -l skip 1
    for word in $words
        if test $skip = 1
            set skip 0
        else if contains -- $word --color --config
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
complete -c gilspy -n '__gilspy_is \'\'' -a record -d 'Observe a process for a while, then write a report, a recording, or both'
complete -c gilspy -n '__gilspy_is \'\'' -a top -d 'Watch processes live: threads, who makes others wait, hottest functions'
complete -c gilspy -n '__gilspy_is \'\'' -a dump -d 'Look once: every thread, its state and its stack, and who holds the GIL'
complete -c gilspy -n '__gilspy_is \'\'' -a report -d 'Make any report from a recording'
complete -c gilspy -n '__gilspy_is \'\'' -a check -d 'Hold a recording against budgets, for CI'
complete -c gilspy -n '__gilspy_is \'\'' -a diff -d 'Tell what changed between two recordings, and what is only noise'
complete -c gilspy -n '__gilspy_is \'\'' -a doctor -d 'Tell what this machine and a target allow, and what to type to allow more'
complete -c gilspy -n '__gilspy_is \'\'' -a demo -d 'Start a little Python program that shows something, and record it'
complete -c gilspy -n '__gilspy_is \'\'' -a help -d 'Show what a command does, with all its options'
complete -c gilspy -n '__gilspy_is \'\'' -l color -r -f -k -a 'auto always never' -d 'auto, always or never'
complete -c gilspy -n '__gilspy_is \'\'' -l config -r -F -d 'Take defaults of options from this TOML file'
complete -c gilspy -n '__gilspy_is \'\'' -l no-config -d 'Read no such file'
complete -c gilspy -n '__gilspy_is \'\'' -s h -l help -d 'Show this'
complete -c gilspy -n '__gilspy_is \'\'' -s V -l version -d 'Show the version'

complete -c gilspy -n '__gilspy_is record' -s p -l pid -r -f -k -a '(__gilspy_pids)' -d 'The process to observe'
complete -c gilspy -n '__gilspy_is record' -l name -r -f -d 'All Python processes in whose command line this is found, also those that start meanwhile'
complete -c gilspy -n '__gilspy_is record' -s s -l subprocesses -d 'Also the Python processes that these start, and have started'
complete -c gilspy -n '__gilspy_is record' -s d -l duration -r -f -k -a '1s 10s 1m' -d 'How long, e.g. 500ms, 10s, 2m'
complete -c gilspy -n '__gilspy_is record' -s r -l rate -r -f -k -a '100 1000 10k' -d 'Samples a second, e.g. 1000, 10k, or the time between two, 2ms'
complete -c gilspy -n '__gilspy_is record' -l max-cpu -r -f -k -a '1% 5% 10%' -d 'Stay within this share of one CPU, e.g. 1% or 0.5, by sampling less often when that takes more'
complete -c gilspy -n '__gilspy_is record' -l exact -f -k -a 'auto on off' -d 'Have the kernel time it exactly, which takes root: auto (where that is possible), on, off'
complete -c gilspy -n '__gilspy_is record' -l pause -r -f -k -a 'never holder process' -d 'What stands still while a stack is read: never (nothing), holder (the thread that runs, some microseconds'
complete -c gilspy -n '__gilspy_is record' -l no-realtime -d 'Do not ask for a real-time class for the sampling thread, which makes short holds less reliable on a busy machine'
complete -c gilspy -n '__gilspy_is record' -l native -d 'Show the native function that runs, such as sqlite3_step, as the leaf of its thread\'s stack'
complete -c gilspy -n '__gilspy_is record' -s o -l output -r -F -d 'Write here, in the format that the ending names'
complete -c gilspy -n '__gilspy_is record' -s f -l format -r -f -k -a 'text json folded hlog html markdown folded-blame speedscope pprof firefox hgrm-hold hgrm-wait hgrm openmetrics' -d 'Format of standard output, and of a file whose ending names none: text, json, folded, hlog, html, markdown, folded-blame, speedscope, pprof, firefox, hgrm-hold, hgrm-wait, hgrm, openmetrics'
complete -c gilspy -n '__gilspy_is record' -l all -d 'Leave nothing out of the text report'
complete -c gilspy -n '__gilspy_is record' -l width -r -f -k -a '80 100 120 140' -d 'Width of the text report'
complete -c gilspy -n '__gilspy_is record' -l threads -r -f -d 'Show only threads in whose name this is found'
complete -c gilspy -n '__gilspy_is record' -l rotate -r -f -k -a '1s 10s 1m' -d 'Begin a new .gilspy file this often, e.g. 1h'
complete -c gilspy -n '__gilspy_is record' -l max-size -r -f -k -a '100MB 1GiB' -d 'Keep the .gilspy files of the run within this, e.g. 100MB or 1GiB: begin a new one in time, and delete the oldest'
complete -c gilspy -n '__gilspy_is record' -l keep -r -f -d 'Keep the newest N of them, with the one that grows'
complete -c gilspy -n '__gilspy_is record' -l every -r -f -k -a '1s 10s 1m' -d 'Write the report files this often, each in one step'
complete -c gilspy -n '__gilspy_is record' -l metrics-port -r -f -k -a '9464' -d 'Serve metrics for Prometheus meanwhile, on this port of 127.0.0.1, at /metrics'
complete -c gilspy -n '__gilspy_is record' -s q -l quiet -d 'Say nothing on standard error but failures'
complete -c gilspy -n '__gilspy_is record' -s v -l verbose -d 'Say on standard error also what was found and chosen, why, and how long it took'
complete -c gilspy -n '__gilspy_is record' -l color -r -f -k -a 'auto always never' -d 'auto, always or never'
complete -c gilspy -n '__gilspy_is record' -l config -r -F -d 'Take defaults of options from this TOML file'
complete -c gilspy -n '__gilspy_is record' -l no-config -d 'Read no such file'
complete -c gilspy -n '__gilspy_is record' -s h -l help -d 'Show this'
complete -c gilspy -n '__gilspy_is record' -a '(__gilspy_command_line)'

complete -c gilspy -n '__gilspy_is top' -s p -l pid -r -f -k -a '(__gilspy_pids)' -d 'The process to observe'
complete -c gilspy -n '__gilspy_is top' -l name -r -f -d 'All Python processes in whose command line this is found, also those that start meanwhile'
complete -c gilspy -n '__gilspy_is top' -s s -l subprocesses -d 'Also the Python processes that these start, and have started'
complete -c gilspy -n '__gilspy_is top' -l refresh -r -f -k -a '1s 10s 1m' -d 'Show the newest so much, each time it is over: 200ms to 1m'
complete -c gilspy -n '__gilspy_is top' -l batch -d 'Write a block of text each time, for pipes and files'
complete -c gilspy -n '__gilspy_is top' -l json-lines -d 'Write a line of JSON each time, for programs'
complete -c gilspy -n '__gilspy_is top' -s n -l count -r -f -d 'End after so many of these'
complete -c gilspy -n '__gilspy_is top' -s o -l output -r -F -d 'FILE.gilspy: record all of it there, too'
complete -c gilspy -n '__gilspy_is top' -l schema -d 'Print the JSON Schema of the JSON that this writes, and do nothing else'
complete -c gilspy -n '__gilspy_is top' -s d -l duration -r -f -k -a '1s 10s 1m' -d 'How long, e.g. 500ms, 10s, 2m'
complete -c gilspy -n '__gilspy_is top' -s r -l rate -r -f -k -a '100 1000 10k' -d 'Samples a second, e.g. 1000, 10k, or the time between two, 2ms'
complete -c gilspy -n '__gilspy_is top' -l max-cpu -r -f -k -a '1% 5% 10%' -d 'Stay within this share of one CPU, e.g. 1% or 0.5, by sampling less often when that takes more'
complete -c gilspy -n '__gilspy_is top' -l exact -f -k -a 'auto on off' -d 'Have the kernel time it exactly, which takes root: auto (where that is possible), on, off'
complete -c gilspy -n '__gilspy_is top' -l pause -r -f -k -a 'never holder process' -d 'What stands still while a stack is read: never (nothing), holder (the thread that runs, some microseconds'
complete -c gilspy -n '__gilspy_is top' -l no-realtime -d 'Do not ask for a real-time class for the sampling thread, which makes short holds less reliable on a busy machine'
complete -c gilspy -n '__gilspy_is top' -l native -d 'Show the native function that runs, such as sqlite3_step, as the leaf of its thread\'s stack'
complete -c gilspy -n '__gilspy_is top' -s q -l quiet -d 'Say nothing on standard error but failures'
complete -c gilspy -n '__gilspy_is top' -s v -l verbose -d 'Say on standard error also what was found and chosen, why, and how long it took'
complete -c gilspy -n '__gilspy_is top' -l color -r -f -k -a 'auto always never' -d 'auto, always or never'
complete -c gilspy -n '__gilspy_is top' -l config -r -F -d 'Take defaults of options from this TOML file'
complete -c gilspy -n '__gilspy_is top' -l no-config -d 'Read no such file'
complete -c gilspy -n '__gilspy_is top' -s h -l help -d 'Show this'
complete -c gilspy -n '__gilspy_is top' -a '(__gilspy_command_line)'

complete -c gilspy -n '__gilspy_is dump' -s p -l pid -r -f -k -a '(__gilspy_pids)' -d 'The process to observe'
complete -c gilspy -n '__gilspy_is dump' -l name -r -f -d 'All Python processes in whose command line this is found, also those that start meanwhile'
complete -c gilspy -n '__gilspy_is dump' -s s -l subprocesses -d 'Also the Python processes that these start, and have started'
complete -c gilspy -n '__gilspy_is dump' -s q -l quiet -d 'Say nothing on standard error but failures'
complete -c gilspy -n '__gilspy_is dump' -s v -l verbose -d 'Say on standard error also what was found and chosen, why, and how long it took'
complete -c gilspy -n '__gilspy_is dump' -l json -d 'As JSON, for a program'
complete -c gilspy -n '__gilspy_is dump' -l color -r -f -k -a 'auto always never' -d 'auto, always or never'
complete -c gilspy -n '__gilspy_is dump' -l config -r -F -d 'Take defaults of options from this TOML file'
complete -c gilspy -n '__gilspy_is dump' -l no-config -d 'Read no such file'
complete -c gilspy -n '__gilspy_is dump' -s h -l help -d 'Show this'

complete -c gilspy -n '__gilspy_is report' -s o -l output -r -F -d 'Write here, in the format that the ending names'
complete -c gilspy -n '__gilspy_is report' -s f -l format -r -f -k -a 'text json folded hlog html markdown folded-blame speedscope pprof firefox hgrm-hold hgrm-wait hgrm openmetrics' -d 'Format of standard output, and of a file whose ending names none: text, json, folded, hlog, html, markdown, folded-blame, speedscope, pprof, firefox, hgrm-hold, hgrm-wait, hgrm, openmetrics'
complete -c gilspy -n '__gilspy_is report' -l all -d 'Leave nothing out of the text report'
complete -c gilspy -n '__gilspy_is report' -l width -r -f -k -a '80 100 120 140' -d 'Width of the text report'
complete -c gilspy -n '__gilspy_is report' -l threads -r -f -d 'Show only threads in whose name this is found'
complete -c gilspy -n '__gilspy_is report' -l process -r -f -d 'Of several processes only the one of this PID, or those whose command line has this in it, as if no others were there'
complete -c gilspy -n '__gilspy_is report' -s q -l quiet -d 'Say nothing on standard error but failures'
complete -c gilspy -n '__gilspy_is report' -s v -l verbose -d 'Say on standard error also what was found and chosen, why, and how long it took'
complete -c gilspy -n '__gilspy_is report' -l schema -d 'Print the JSON Schema of the JSON that this writes, and do nothing else'
complete -c gilspy -n '__gilspy_is report' -l color -r -f -k -a 'auto always never' -d 'auto, always or never'
complete -c gilspy -n '__gilspy_is report' -l config -r -F -d 'Take defaults of options from this TOML file'
complete -c gilspy -n '__gilspy_is report' -l no-config -d 'Read no such file'
complete -c gilspy -n '__gilspy_is report' -s h -l help -d 'Show this'
complete -c gilspy -n '__gilspy_is report' -k -a '(__fish_complete_suffix .gilspy)'

complete -c gilspy -n '__gilspy_is check' -l budget -r -F -d 'Take budgets from this TOML file, or, of a pyproject.toml, from its [tool.gilspy.check]'
complete -c gilspy -n '__gilspy_is check' -l max-waiting -r -f -k -a '(__gilspy_named 5% 20% 50%)' -d 'Part of the threads\' busy time that they wait for the GIL'
complete -c gilspy -n '__gilspy_is check' -l max-utilisation -r -f -k -a '(__gilspy_named 5% 20% 50%)' -d 'Part of the time in which the GIL is held, by anybody or by NAMES'
complete -c gilspy -n '__gilspy_is check' -l max-hold-p50 -r -f -k -a '(__gilspy_named 1ms 10ms 100ms)' -d 'Median of the holds of the GIL, of all these threads together'
complete -c gilspy -n '__gilspy_is check' -l max-hold-p99 -r -f -k -a '(__gilspy_named 1ms 10ms 100ms)' -d 'The time that 99 of 100 holds stay within'
complete -c gilspy -n '__gilspy_is check' -l max-hold -r -f -k -a '(__gilspy_named 1ms 10ms 100ms)' -d 'The longest hold'
complete -c gilspy -n '__gilspy_is check' -l max-wait-p50 -r -f -k -a '(__gilspy_named 1ms 10ms 100ms)' -d 'Median of the waits for the GIL'
complete -c gilspy -n '__gilspy_is check' -l max-wait-p99 -r -f -k -a '(__gilspy_named 1ms 10ms 100ms)' -d 'The time that 99 of 100 waits stay within'
complete -c gilspy -n '__gilspy_is check' -l max-wait -r -f -k -a '(__gilspy_named 1ms 10ms 100ms)' -d 'The longest wait'
complete -c gilspy -n '__gilspy_is check' -l max-stall -r -f -k -a '(__gilspy_named 1ms 10ms 100ms)' -d 'The longest time that an event loop (asyncio, trio) is kept from its events'
complete -c gilspy -n '__gilspy_is check' -l forbid -r -f -k -a '(__gilspy_named running held-blocked held-starved waiting native starved blocked)' -d 'A state that threads must not be in for more than 1 % of the time together, such as held-blocked (held-while-blocked is the same): asleep in a system call with the GIL held'
complete -c gilspy -n '__gilspy_is check' -l verdict-not -r -f -k -a 'gil-bound held-while-blocked held-by-native convoy single-threaded-cpu event-loop-blocked io-bound native-parallel cpu-starved interpreters-parallel free-threaded-scaling free-threaded-gil-on idle mixed' -d 'A verdict that the recording must not have, such as gil-bound'
complete -c gilspy -n '__gilspy_is check' -l process -r -f -d 'Of several processes only the one of this PID, or those whose command line has this in it, as if no others were there'
complete -c gilspy -n '__gilspy_is check' -s q -l quiet -d 'Say nothing on standard error but failures'
complete -c gilspy -n '__gilspy_is check' -s v -l verbose -d 'Say on standard error also what was found and chosen, why, and how long it took'
complete -c gilspy -n '__gilspy_is check' -l strict -d 'The figures decide, whatever their intervals'
complete -c gilspy -n '__gilspy_is check' -l allow-unanswered -d 'Pass over what the recording cannot tell, unless it is all that was asked'
complete -c gilspy -n '__gilspy_is check' -s o -l output -r -F -d 'Write here, in the format that the ending names'
complete -c gilspy -n '__gilspy_is check' -s f -l format -r -f -k -a 'text junit markdown json github' -d 'Format of standard output, and of a file whose ending names none: text, junit, markdown, json, github'
complete -c gilspy -n '__gilspy_is check' -l color -r -f -k -a 'auto always never' -d 'auto, always or never'
complete -c gilspy -n '__gilspy_is check' -l config -r -F -d 'Take defaults of options from this TOML file'
complete -c gilspy -n '__gilspy_is check' -l no-config -d 'Read no such file'
complete -c gilspy -n '__gilspy_is check' -s h -l help -d 'Show this'
complete -c gilspy -n '__gilspy_is check' -k -a '(__fish_complete_suffix .gilspy)'

complete -c gilspy -n '__gilspy_is diff' -s q -l quiet -d 'Say nothing on standard error but failures'
complete -c gilspy -n '__gilspy_is diff' -s v -l verbose -d 'Say on standard error also what was found and chosen, why, and how long it took'
complete -c gilspy -n '__gilspy_is diff' -l fail-on-regression -r -f -k -a '1% 5% 10%' -d 'End with 1 where something that matters (see below) is worse by more than this part of what it was, for sure: its interval is past that'
complete -c gilspy -n '__gilspy_is diff' -l strict -d 'The same by the figures alone, whatever their intervals'
complete -c gilspy -n '__gilspy_is diff' -l anyway -d 'Compare what is not comparable'
complete -c gilspy -n '__gilspy_is diff' -s o -l output -r -F -d 'Write here, in the format that the ending names'
complete -c gilspy -n '__gilspy_is diff' -s f -l format -r -f -k -a 'text markdown json folded html' -d 'Format of standard output, and of a file whose ending names none: text, markdown, json, folded, html'
complete -c gilspy -n '__gilspy_is diff' -l all -d 'Also show what did not change more than noise'
complete -c gilspy -n '__gilspy_is diff' -l color -r -f -k -a 'auto always never' -d 'auto, always or never'
complete -c gilspy -n '__gilspy_is diff' -l config -r -F -d 'Take defaults of options from this TOML file'
complete -c gilspy -n '__gilspy_is diff' -l no-config -d 'Read no such file'
complete -c gilspy -n '__gilspy_is diff' -s h -l help -d 'Show this'
complete -c gilspy -n '__gilspy_is diff' -k -a '(__fish_complete_suffix .gilspy)'

complete -c gilspy -n '__gilspy_is doctor' -s p -l pid -r -f -k -a '(__gilspy_pids)' -d 'Also look at this process'
complete -c gilspy -n '__gilspy_is doctor' -l all -d 'Show every check, also those with nothing to complain about'
complete -c gilspy -n '__gilspy_is doctor' -s f -l format -r -f -k -a 'text json' -d 'text or json'
complete -c gilspy -n '__gilspy_is doctor' -l for -r -f -k -a 'docker podman kubernetes systemd host' -d 'Print all that is needed in such a place, and look at nothing: docker, podman, kubernetes, systemd, host'
complete -c gilspy -n '__gilspy_is doctor' -l color -r -f -k -a 'auto always never' -d 'auto, always or never'
complete -c gilspy -n '__gilspy_is doctor' -l config -r -F -d 'Take defaults of options from this TOML file'
complete -c gilspy -n '__gilspy_is doctor' -l no-config -d 'Read no such file'
complete -c gilspy -n '__gilspy_is doctor' -s h -l help -d 'Show this'

complete -c gilspy -n '__gilspy_is demo' -s d -l duration -r -f -k -a '1s 10s 1m' -d 'How long, e.g. 500ms, 10s, 2m'
complete -c gilspy -n '__gilspy_is demo' -s r -l rate -r -f -k -a '100 1000 10k' -d 'Samples a second, e.g. 1000, 10k, or the time between two, 2ms'
complete -c gilspy -n '__gilspy_is demo' -l max-cpu -r -f -k -a '1% 5% 10%' -d 'Stay within this share of one CPU, e.g. 1% or 0.5, by sampling less often when that takes more'
complete -c gilspy -n '__gilspy_is demo' -l exact -f -k -a 'auto on off' -d 'Have the kernel time it exactly, which takes root: auto (where that is possible), on, off'
complete -c gilspy -n '__gilspy_is demo' -l pause -r -f -k -a 'never holder process' -d 'What stands still while a stack is read: never (nothing), holder (the thread that runs, some microseconds'
complete -c gilspy -n '__gilspy_is demo' -l no-realtime -d 'Do not ask for a real-time class for the sampling thread, which makes short holds less reliable on a busy machine'
complete -c gilspy -n '__gilspy_is demo' -l native -d 'Show the native function that runs, such as sqlite3_step, as the leaf of its thread\'s stack'
complete -c gilspy -n '__gilspy_is demo' -s o -l output -r -F -d 'Write here, in the format that the ending names'
complete -c gilspy -n '__gilspy_is demo' -s f -l format -r -f -k -a 'text json folded hlog html markdown folded-blame speedscope pprof firefox hgrm-hold hgrm-wait hgrm openmetrics' -d 'Format of standard output, and of a file whose ending names none: text, json, folded, hlog, html, markdown, folded-blame, speedscope, pprof, firefox, hgrm-hold, hgrm-wait, hgrm, openmetrics'
complete -c gilspy -n '__gilspy_is demo' -l all -d 'Leave nothing out of the text report'
complete -c gilspy -n '__gilspy_is demo' -l width -r -f -k -a '80 100 120 140' -d 'Width of the text report'
complete -c gilspy -n '__gilspy_is demo' -l threads -r -f -d 'Show only threads in whose name this is found'
complete -c gilspy -n '__gilspy_is demo' -l list -d 'Say which verdict each workload provokes, and in a sentence by what'
complete -c gilspy -n '__gilspy_is demo' -l python -r -f -a '(__fish_complete_command)' -d 'What to run it with'
complete -c gilspy -n '__gilspy_is demo' -s q -l quiet -d 'Say nothing on standard error but failures'
complete -c gilspy -n '__gilspy_is demo' -s v -l verbose -d 'Say on standard error also what was found and chosen, why, and how long it took'
complete -c gilspy -n '__gilspy_is demo' -l no-compare -d 'Do not do the same work in processes, too, to hold the prediction against it'
complete -c gilspy -n '__gilspy_is demo' -l color -r -f -k -a 'auto always never' -d 'auto, always or never'
complete -c gilspy -n '__gilspy_is demo' -l config -r -F -d 'Take defaults of options from this TOML file'
complete -c gilspy -n '__gilspy_is demo' -l no-config -d 'Read no such file'
complete -c gilspy -n '__gilspy_is demo' -s h -l help -d 'Show this'
complete -c gilspy -n '__gilspy_is demo' -f -k -a 'threads processes pool interpreters hashlib zlib sqlite3 regex json sleep-with-gil convoy single io lock asyncio throttled crowded all'

complete -c gilspy -n '__gilspy_is help' -l color -r -f -k -a 'auto always never' -d 'auto, always or never'
complete -c gilspy -n '__gilspy_is help' -l config -r -F -d 'Take defaults of options from this TOML file'
complete -c gilspy -n '__gilspy_is help' -l no-config -d 'Read no such file'
complete -c gilspy -n '__gilspy_is help' -s h -l help -d 'Show this'
complete -c gilspy -n '__gilspy_is help' -f -k -a 'record top dump report check diff doctor demo help'
