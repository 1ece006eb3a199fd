
# What follows is added to picocli's script: the command that a line is about (the first word that is no
# option), values of options, written with a blank or with =, files by kind, and processes.

# How to complete the value of each option of each command, and each argument, by its number.
declare -gA _gilspy_values=(
@VALUES@
)

_gilspy_pythons() {
    sh <<'PYTHONS'
@PYTHONS@
PYTHONS
}

# Of a list, or of NAMES=VALUE, the last part is completed: before keeps the others. Readline keeps by
# itself what stands before a =.
_gilspy_split() {
    [[ $cur == *"$1"* ]] || return
    before+=${cur%"$1"*}$1
    cur=${cur##*"$1"}
    [[ $1 != = || $COMP_WORDBREAKS != *=* ]] || before=
}

# Python processes. While there is a choice, with their command lines.
_gilspy_pids() {
    local pid text explained=()
    while IFS=$'\t' read -r pid text; do
        [[ $pid == "$cur"* ]] || continue
        COMPREPLY+=("$before$pid")
        explained+=("$before$pid  ($text)")
    done < <(_gilspy_pythons)
    # 37 and 42 are the keys that insert proposals as they are.
    if ((${#explained[@]} > 1 && COMP_TYPE != 37 && COMP_TYPE != 42)); then
        COMPREPLY=("${explained[@]}")
    fi
    compopt -o nosort 2>/dev/null # the user's own stay first, where bash is 4.4 or newer
}

# Folders, and the files whose names end in $1.
_gilspy_files() {
    local file
    while IFS= read -r file; do
        [[ $file != *"$1" && ! -d ${file/#\~\//$HOME/} ]] || COMPREPLY+=("$before$file")
    done < <(compgen -f -- "$cur")
    compopt -o filenames 2>/dev/null
}

_gilspy_words() {
    local word
    for word in "$@"; do
        [[ $word != "$cur"* ]] || COMPREPLY+=("$before$word")
    done
}

_gilspy_programs() {
    mapfile -t COMPREPLY < <(compgen -c -- "$cur")
}

# Another command's line, whose first word is the $1th.
_gilspy_command_line() {
    if declare -F _command_offset >/dev/null; then
        _command_offset "$1"
    elif ((COMP_CWORD == $1)); then
        _gilspy_programs
    else
        _gilspy_files ''
    fi
}

# Does what _gilspy_values says for $1.
_gilspy_value() {
    local how=()
    read -ra how <<<"${_gilspy_values[$1]}"
    [[ ${how[0]} != optional ]] || how=("${how[@]:1}")
    case ${how[0]} in
        split) _gilspy_split "${how[1]}"; how=("${how[@]:2}") ;;
    esac
    case ${how[0]} in
        pids) _gilspy_pids ;;
        files) _gilspy_files "${how[1]}" ;;
        programs) _gilspy_programs ;;
        words) _gilspy_words "${how[@]:1}" ;;
    esac
}

# Whether $2 is the value of the option $1.
_gilspy_is_value() {
    local how=${_gilspy_values[$1]}
    [[ -n $how && ($how != optional* || " ${how#* } " == *" $2 "*) ]]
}

_gilspy() {
    local IFS=$' \t\n' words=() word cur before= command= option= argument=0 i
    compopt +o default 2>/dev/null
    COMPREPLY=()
    # Readline takes --format=json for three words.
    for ((i = 0; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if ((i > 1)) && [[ $word == = || ${COMP_WORDS[i - 1]} == = ]]; then
            words[-1]+=$word
        else
            words+=("$word")
        fi
    done
    cur=${words[-1]}
    for ((i = 1; i < ${#words[@]} - 1; i++)); do
        word=${words[i]}
        if _gilspy_is_value "${command:-gilspy} ${option:-none}" "$word"; then
            option=
        elif [[ $word == -- && ${_gilspy_values[$command 0]} == command ]]; then
            _gilspy_command_line "$((COMP_CWORD - ${#words[@]} + i + 2))"
            return
        elif [[ $word == -* ]]; then
            option=$word
        elif [[ -z $command ]]; then
            command=$word option=
        else
            argument=$((argument + 1)) option=
        fi
    done
    command=${command:-gilspy}
    if [[ -n $option && -n ${_gilspy_values[$command $option]} && $cur != -?* ]]; then
        _gilspy_value "$command $option"
    elif [[ $cur == --*=* ]]; then
        option=${cur%%=*}
        [[ $COMP_WORDBREAKS == *=* ]] || before=$option=
        cur=${cur#*=}
        _gilspy_value "$command $option"
    elif [[ $cur == -* || $command == gilspy ]]; then
        command=_picocli_gilspy_$command
        command=${command%_gilspy}
        ! declare -F "$command" >/dev/null || "$command"
    else
        _gilspy_value "$command $argument"
    fi
}

complete -F _gilspy -o default gilspy
