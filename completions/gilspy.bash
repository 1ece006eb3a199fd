# Completion of gilspy for bash. Made by gilspy's tests from its command line's model; do not edit.
# The first part is made by picocli (https://picocli.info), Apache License 2.0.

if [ -n "$BASH_VERSION" ]; then
  # Enable programmable completion facilities when using bash (see [3])
  shopt -s progcomp
elif [ -n "$ZSH_VERSION" ]; then
  # Make alias a distinct command for completion purposes when using zsh (see [4])
  setopt COMPLETE_ALIASES
  alias compopt=complete

  # Enable bash completion in zsh (see [7])
  # Only initialize completions module once to avoid unregistering existing completions.
  if ! type compdef > /dev/null; then
    autoload -U +X compinit && compinit
  fi
  autoload -U +X bashcompinit && bashcompinit
fi

# CompWordsContainsArray takes an array and then checks
# if all elements of this array are in the global COMP_WORDS array.
#
# Returns zero (no error) if all elements of the array are in the COMP_WORDS array,
# otherwise returns 1 (error).
function CompWordsContainsArray() {
  declare -a localArray
  localArray=("$@")
  local findme
  for findme in "${localArray[@]}"; do
    if ElementNotInCompWords "$findme"; then return 1; fi
  done
  return 0
}
function ElementNotInCompWords() {
  local findme="$1"
  local element
  for element in "${COMP_WORDS[@]}"; do
    if [[ "$findme" = "$element" ]]; then return 1; fi
  done
  return 0
}

# The `currentPositionalIndex` function calculates the index of the current positional parameter.
#
# currentPositionalIndex takes three parameters:
# the command name,
# a space-separated string with the names of options that take a parameter, and
# a space-separated string with the names of boolean options (that don't take any params).
# When done, this function echos the current positional index to std_out.
#
# Example usage:
# local currIndex=$(currentPositionalIndex "mysubcommand" "$ARG_OPTS" "$FLAG_OPTS")
function currentPositionalIndex() {
  local commandName="$1"
  local optionsWithArgs="$2"
  local booleanOptions="$3"
  local previousWord
  local result=0

  for i in $(seq $((COMP_CWORD - 1)) -1 0); do
    previousWord=${COMP_WORDS[i]}
    if [ "${previousWord}" = "$commandName" ]; then
      break
    fi
    if [[ "${optionsWithArgs}" =~ ${previousWord} ]]; then
      ((result-=2)) # Arg option and its value not counted as positional param
    elif [[ "${booleanOptions}" =~ ${previousWord} ]]; then
      ((result-=1)) # Flag option itself not counted as positional param
    fi
    ((result++))
  done
  echo "$result"
}

# compReplyArray generates a list of completion suggestions based on an array, ensuring all values are properly escaped.
#
# compReplyArray takes a single parameter: the array of options to be displayed
#
# The output is echoed to std_out, one option per line.
#
# Example usage:
# local options=("foo", "bar", "baz")
# local IFS=$'\n'
# COMPREPLY=($(compReplyArray "${options[@]}"))
function compReplyArray() {
  declare -a options
  options=("$@")
  local curr_word=${COMP_WORDS[COMP_CWORD]}
  local i
  local quoted
  local optionList=()

  for (( i=0; i<${#options[@]}; i++ )); do
    # Double escape, since we want escaped values, but compgen -W expands the argument
    printf -v quoted %q "${options[i]}"
    quoted=\'${quoted//\'/\'\\\'\'}\'

    optionList[i]=$quoted
  done

  # We also have to add another round of escaping to $curr_word.
  curr_word=${curr_word//\\/\\\\}
  curr_word=${curr_word//\'/\\\'}

  # Actually generate completions.
  local IFS=$'\n'
  echo -e "$(compgen -W "${optionList[*]}" -- "$curr_word")"
}

# Bash completion entry point function.
# _complete_gilspy finds which commands and subcommands have been specified
# on the command line and delegates to the appropriate function
# to generate possible options and subcommands for the last specified subcommand.
function _complete_gilspy() {
  # Edge case: if command line has no space after subcommand, then don't assume this subcommand is selected (remkop/picocli#1468).
  if [ "${COMP_LINE}" = "${COMP_WORDS[0]} record" ];    then _picocli_gilspy; return $?; fi
  if [ "${COMP_LINE}" = "${COMP_WORDS[0]} top" ];    then _picocli_gilspy; return $?; fi
  if [ "${COMP_LINE}" = "${COMP_WORDS[0]} dump" ];    then _picocli_gilspy; return $?; fi
  if [ "${COMP_LINE}" = "${COMP_WORDS[0]} report" ];    then _picocli_gilspy; return $?; fi
  if [ "${COMP_LINE}" = "${COMP_WORDS[0]} check" ];    then _picocli_gilspy; return $?; fi
  if [ "${COMP_LINE}" = "${COMP_WORDS[0]} diff" ];    then _picocli_gilspy; return $?; fi
  if [ "${COMP_LINE}" = "${COMP_WORDS[0]} doctor" ];    then _picocli_gilspy; return $?; fi
  if [ "${COMP_LINE}" = "${COMP_WORDS[0]} demo" ];    then _picocli_gilspy; return $?; fi
  if [ "${COMP_LINE}" = "${COMP_WORDS[0]} help" ];    then _picocli_gilspy; return $?; fi

  # Find the longest sequence of subcommands and call the bash function for that subcommand.
  local cmds0=(record)
  local cmds1=(top)
  local cmds2=(dump)
  local cmds3=(report)
  local cmds4=(check)
  local cmds5=(diff)
  local cmds6=(doctor)
  local cmds7=(demo)
  local cmds8=(help)

  if CompWordsContainsArray "${cmds8[@]}"; then _picocli_gilspy_help; return $?; fi
  if CompWordsContainsArray "${cmds7[@]}"; then _picocli_gilspy_demo; return $?; fi
  if CompWordsContainsArray "${cmds6[@]}"; then _picocli_gilspy_doctor; return $?; fi
  if CompWordsContainsArray "${cmds5[@]}"; then _picocli_gilspy_diff; return $?; fi
  if CompWordsContainsArray "${cmds4[@]}"; then _picocli_gilspy_check; return $?; fi
  if CompWordsContainsArray "${cmds3[@]}"; then _picocli_gilspy_report; return $?; fi
  if CompWordsContainsArray "${cmds2[@]}"; then _picocli_gilspy_dump; return $?; fi
  if CompWordsContainsArray "${cmds1[@]}"; then _picocli_gilspy_top; return $?; fi
  if CompWordsContainsArray "${cmds0[@]}"; then _picocli_gilspy_record; return $?; fi

  # No subcommands were specified; generate completions for the top-level command.
  _picocli_gilspy; return $?;
}

# Generates completions for the options and subcommands of the `gilspy` command.
function _picocli_gilspy() {
  # Get completion data
  local curr_word=${COMP_WORDS[COMP_CWORD]}
  local prev_word=${COMP_WORDS[COMP_CWORD-1]}

  local commands="record top dump report check diff doctor demo help"
  local flag_opts="'--no-config' '-h' '--help' '-V' '--version'"
  local arg_opts="'--color' '--config'"
  local WHEN_option_args=("auto" "always" "never") # --color values

  type compopt &>/dev/null && compopt +o default

  case ${prev_word} in
    '--color')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${WHEN_option_args[@]}" ) )
      return $?
      ;;
    '--config')
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      COMPREPLY=( $( compgen -f -- "${curr_word}" ) ) # files
      return $?
      ;;
  esac

  if [[ "${curr_word}" == -* ]]; then
    COMPREPLY=( $(compgen -W "${flag_opts} ${arg_opts}" -- "${curr_word}") )
  else
    local positionals=""
    local IFS=$'\n'
    COMPREPLY=( $(compgen -W "${commands// /$'\n'}${IFS}${positionals}" -- "${curr_word}") )
  fi
}

# Generates completions for the options and subcommands of the `record` subcommand.
function _picocli_gilspy_record() {
  # Get completion data
  local curr_word=${COMP_WORDS[COMP_CWORD]}
  local prev_word=${COMP_WORDS[COMP_CWORD-1]}

  local commands=""
  local flag_opts="'-s' '--subprocesses' '--no-realtime' '--native' '--all' '-q' '--quiet' '-v' '--verbose' '--no-config' '-h' '--help'"
  local arg_opts="'-p' '--pid' '--name' '-d' '--duration' '-r' '--rate' '--max-cpu' '--exact' '--pause' '-o' '--output' '-f' '--format' '--width' '--threads' '--rotate' '--max-size' '--keep' '--every' '--metrics-port' '--color' '--config'"
  local MODE_option_args=("auto" "on" "off") # --exact values
  local WHAT_option_args=("never" "holder" "process") # --pause values
  local FORMAT_option_args=("text" "json" "folded" "hlog" "html" "markdown" "folded-blame" "speedscope" "pprof" "firefox" "hgrm-hold" "hgrm-wait" "hgrm" "openmetrics") # --format values
  local WHEN_option_args=("auto" "always" "never") # --color values

  type compopt &>/dev/null && compopt +o default

  case ${prev_word} in
    '-p'|'--pid')
      return
      ;;
    '--name')
      return
      ;;
    '-d'|'--duration')
      return
      ;;
    '-r'|'--rate')
      return
      ;;
    '--max-cpu')
      return
      ;;
    '--exact')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${MODE_option_args[@]}" ) )
      return $?
      ;;
    '--pause')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${WHAT_option_args[@]}" ) )
      return $?
      ;;
    '-o'|'--output')
      return
      ;;
    '-f'|'--format')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${FORMAT_option_args[@]}" ) )
      return $?
      ;;
    '--width')
      return
      ;;
    '--threads')
      return
      ;;
    '--rotate')
      return
      ;;
    '--max-size')
      return
      ;;
    '--keep')
      return
      ;;
    '--every')
      return
      ;;
    '--metrics-port')
      return
      ;;
    '--color')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${WHEN_option_args[@]}" ) )
      return $?
      ;;
    '--config')
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      COMPREPLY=( $( compgen -f -- "${curr_word}" ) ) # files
      return $?
      ;;
  esac

  if [[ "${curr_word}" == -* ]]; then
    COMPREPLY=( $(compgen -W "${flag_opts} ${arg_opts}" -- "${curr_word}") )
  else
    local positionals=""
    local IFS=$'\n'
    COMPREPLY=( $(compgen -W "${commands// /$'\n'}${IFS}${positionals}" -- "${curr_word}") )
  fi
}

# Generates completions for the options and subcommands of the `top` subcommand.
function _picocli_gilspy_top() {
  # Get completion data
  local curr_word=${COMP_WORDS[COMP_CWORD]}
  local prev_word=${COMP_WORDS[COMP_CWORD-1]}

  local commands=""
  local flag_opts="'-s' '--subprocesses' '--batch' '--json-lines' '--schema' '--no-realtime' '--native' '-q' '--quiet' '-v' '--verbose' '--no-config' '-h' '--help'"
  local arg_opts="'-p' '--pid' '--name' '--refresh' '-n' '--count' '-o' '--output' '-d' '--duration' '-r' '--rate' '--max-cpu' '--exact' '--pause' '--color' '--config'"
  local MODE_option_args=("auto" "on" "off") # --exact values
  local WHAT_option_args=("never" "holder" "process") # --pause values
  local WHEN_option_args=("auto" "always" "never") # --color values

  type compopt &>/dev/null && compopt +o default

  case ${prev_word} in
    '-p'|'--pid')
      return
      ;;
    '--name')
      return
      ;;
    '--refresh')
      return
      ;;
    '-n'|'--count')
      return
      ;;
    '-o'|'--output')
      return
      ;;
    '-d'|'--duration')
      return
      ;;
    '-r'|'--rate')
      return
      ;;
    '--max-cpu')
      return
      ;;
    '--exact')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${MODE_option_args[@]}" ) )
      return $?
      ;;
    '--pause')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${WHAT_option_args[@]}" ) )
      return $?
      ;;
    '--color')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${WHEN_option_args[@]}" ) )
      return $?
      ;;
    '--config')
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      COMPREPLY=( $( compgen -f -- "${curr_word}" ) ) # files
      return $?
      ;;
  esac

  if [[ "${curr_word}" == -* ]]; then
    COMPREPLY=( $(compgen -W "${flag_opts} ${arg_opts}" -- "${curr_word}") )
  else
    local positionals=""
    local IFS=$'\n'
    COMPREPLY=( $(compgen -W "${commands// /$'\n'}${IFS}${positionals}" -- "${curr_word}") )
  fi
}

# Generates completions for the options and subcommands of the `dump` subcommand.
function _picocli_gilspy_dump() {
  # Get completion data
  local curr_word=${COMP_WORDS[COMP_CWORD]}
  local prev_word=${COMP_WORDS[COMP_CWORD-1]}

  local commands=""
  local flag_opts="'-s' '--subprocesses' '-q' '--quiet' '-v' '--verbose' '--json' '--no-config' '-h' '--help'"
  local arg_opts="'-p' '--pid' '--name' '--color' '--config'"
  local WHEN_option_args=("auto" "always" "never") # --color values

  type compopt &>/dev/null && compopt +o default

  case ${prev_word} in
    '-p'|'--pid')
      return
      ;;
    '--name')
      return
      ;;
    '--color')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${WHEN_option_args[@]}" ) )
      return $?
      ;;
    '--config')
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      COMPREPLY=( $( compgen -f -- "${curr_word}" ) ) # files
      return $?
      ;;
  esac

  if [[ "${curr_word}" == -* ]]; then
    COMPREPLY=( $(compgen -W "${flag_opts} ${arg_opts}" -- "${curr_word}") )
  else
    local positionals=""
    local IFS=$'\n'
    COMPREPLY=( $(compgen -W "${commands// /$'\n'}${IFS}${positionals}" -- "${curr_word}") )
  fi
}

# Generates completions for the options and subcommands of the `report` subcommand.
function _picocli_gilspy_report() {
  # Get completion data
  local curr_word=${COMP_WORDS[COMP_CWORD]}
  local prev_word=${COMP_WORDS[COMP_CWORD-1]}

  local commands=""
  local flag_opts="'--all' '-q' '--quiet' '-v' '--verbose' '--schema' '--no-config' '-h' '--help'"
  local arg_opts="'-o' '--output' '-f' '--format' '--width' '--threads' '--process' '--color' '--config'"
  local FORMAT_option_args=("text" "json" "folded" "hlog" "html" "markdown" "folded-blame" "speedscope" "pprof" "firefox" "hgrm-hold" "hgrm-wait" "hgrm" "openmetrics") # --format values
  local WHEN_option_args=("auto" "always" "never") # --color values

  type compopt &>/dev/null && compopt +o default

  case ${prev_word} in
    '-o'|'--output')
      return
      ;;
    '-f'|'--format')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${FORMAT_option_args[@]}" ) )
      return $?
      ;;
    '--width')
      return
      ;;
    '--threads')
      return
      ;;
    '--process')
      return
      ;;
    '--color')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${WHEN_option_args[@]}" ) )
      return $?
      ;;
    '--config')
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      COMPREPLY=( $( compgen -f -- "${curr_word}" ) ) # files
      return $?
      ;;
  esac

  if [[ "${curr_word}" == -* ]]; then
    COMPREPLY=( $(compgen -W "${flag_opts} ${arg_opts}" -- "${curr_word}") )
  else
    local positionals=""
    local currIndex
    currIndex=$(currentPositionalIndex "report" "${arg_opts}" "${flag_opts}")
    if (( currIndex >= 0 && currIndex <= 0 )); then
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      positionals=$( compgen -f -- "${curr_word}" ) # files
    fi
    local IFS=$'\n'
    COMPREPLY=( $(compgen -W "${commands// /$'\n'}${IFS}${positionals}" -- "${curr_word}") )
  fi
}

# Generates completions for the options and subcommands of the `check` subcommand.
function _picocli_gilspy_check() {
  # Get completion data
  local curr_word=${COMP_WORDS[COMP_CWORD]}
  local prev_word=${COMP_WORDS[COMP_CWORD-1]}

  local commands=""
  local flag_opts="'-q' '--quiet' '-v' '--verbose' '--strict' '--allow-unanswered' '--no-config' '-h' '--help'"
  local arg_opts="'--budget' '--max-waiting' '--max-utilisation' '--max-hold-p50' '--max-hold-p99' '--max-hold' '--max-wait-p50' '--max-wait-p99' '--max-wait' '--max-stall' '--forbid' '--verdict-not' '--process' '-o' '--output' '-f' '--format' '--color' '--config'"
  local NAMESSTATE_option_args=("running" "held-blocked" "held-starved" "waiting" "native" "starved" "blocked") # --forbid values
  local VERDICT_option_args=("gil-bound" "held-while-blocked" "held-by-native" "convoy" "single-threaded-cpu" "event-loop-blocked" "io-bound" "native-parallel" "cpu-starved" "interpreters-parallel" "free-threaded-scaling" "free-threaded-gil-on" "idle" "mixed") # --verdict-not values
  local FORMAT_option_args=("text" "junit" "markdown" "json" "github") # --format values
  local WHEN_option_args=("auto" "always" "never") # --color values

  type compopt &>/dev/null && compopt +o default

  case ${prev_word} in
    '--budget')
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      COMPREPLY=( $( compgen -f -- "${curr_word}" ) ) # files
      return $?
      ;;
    '--max-waiting')
      return
      ;;
    '--max-utilisation')
      return
      ;;
    '--max-hold-p50')
      return
      ;;
    '--max-hold-p99')
      return
      ;;
    '--max-hold')
      return
      ;;
    '--max-wait-p50')
      return
      ;;
    '--max-wait-p99')
      return
      ;;
    '--max-wait')
      return
      ;;
    '--max-stall')
      return
      ;;
    '--forbid')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${NAMESSTATE_option_args[@]}" ) )
      return $?
      ;;
    '--verdict-not')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${VERDICT_option_args[@]}" ) )
      return $?
      ;;
    '--process')
      return
      ;;
    '-o'|'--output')
      return
      ;;
    '-f'|'--format')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${FORMAT_option_args[@]}" ) )
      return $?
      ;;
    '--color')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${WHEN_option_args[@]}" ) )
      return $?
      ;;
    '--config')
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      COMPREPLY=( $( compgen -f -- "${curr_word}" ) ) # files
      return $?
      ;;
  esac

  if [[ "${curr_word}" == -* ]]; then
    COMPREPLY=( $(compgen -W "${flag_opts} ${arg_opts}" -- "${curr_word}") )
  else
    local positionals=""
    local currIndex
    currIndex=$(currentPositionalIndex "check" "${arg_opts}" "${flag_opts}")
    if (( currIndex >= 0 && currIndex <= 0 )); then
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      positionals=$( compgen -f -- "${curr_word}" ) # files
    fi
    local IFS=$'\n'
    COMPREPLY=( $(compgen -W "${commands// /$'\n'}${IFS}${positionals}" -- "${curr_word}") )
  fi
}

# Generates completions for the options and subcommands of the `diff` subcommand.
function _picocli_gilspy_diff() {
  # Get completion data
  local curr_word=${COMP_WORDS[COMP_CWORD]}
  local prev_word=${COMP_WORDS[COMP_CWORD-1]}

  local commands=""
  local flag_opts="'-q' '--quiet' '-v' '--verbose' '--strict' '--anyway' '--all' '--no-config' '-h' '--help'"
  local arg_opts="'--fail-on-regression' '-o' '--output' '-f' '--format' '--color' '--config'"
  local FORMAT_option_args=("text" "markdown" "json" "folded" "html") # --format values
  local WHEN_option_args=("auto" "always" "never") # --color values

  type compopt &>/dev/null && compopt +o default

  case ${prev_word} in
    '--fail-on-regression')
      return
      ;;
    '-o'|'--output')
      return
      ;;
    '-f'|'--format')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${FORMAT_option_args[@]}" ) )
      return $?
      ;;
    '--color')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${WHEN_option_args[@]}" ) )
      return $?
      ;;
    '--config')
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      COMPREPLY=( $( compgen -f -- "${curr_word}" ) ) # files
      return $?
      ;;
  esac

  if [[ "${curr_word}" == -* ]]; then
    COMPREPLY=( $(compgen -W "${flag_opts} ${arg_opts}" -- "${curr_word}") )
  else
    local positionals=""
    local currIndex
    currIndex=$(currentPositionalIndex "diff" "${arg_opts}" "${flag_opts}")
    if (( currIndex >= 0 && currIndex <= 0 )); then
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      positionals=$( compgen -f -- "${curr_word}" ) # files
    elif (( currIndex >= 1 && currIndex <= 1 )); then
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      positionals=$( compgen -f -- "${curr_word}" ) # files
    fi
    local IFS=$'\n'
    COMPREPLY=( $(compgen -W "${commands// /$'\n'}${IFS}${positionals}" -- "${curr_word}") )
  fi
}

# Generates completions for the options and subcommands of the `doctor` subcommand.
function _picocli_gilspy_doctor() {
  # Get completion data
  local curr_word=${COMP_WORDS[COMP_CWORD]}
  local prev_word=${COMP_WORDS[COMP_CWORD-1]}

  local commands=""
  local flag_opts="'--all' '--no-config' '-h' '--help'"
  local arg_opts="'-p' '--pid' '-f' '--format' '--for' '--color' '--config'"
  local FORMAT_option_args=("text" "json") # --format values
  local PLACE_option_args=("docker" "podman" "kubernetes" "systemd" "host") # --for values
  local WHEN_option_args=("auto" "always" "never") # --color values

  type compopt &>/dev/null && compopt +o default

  case ${prev_word} in
    '-p'|'--pid')
      return
      ;;
    '-f'|'--format')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${FORMAT_option_args[@]}" ) )
      return $?
      ;;
    '--for')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${PLACE_option_args[@]}" ) )
      return $?
      ;;
    '--color')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${WHEN_option_args[@]}" ) )
      return $?
      ;;
    '--config')
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      COMPREPLY=( $( compgen -f -- "${curr_word}" ) ) # files
      return $?
      ;;
  esac

  if [[ "${curr_word}" == -* ]]; then
    COMPREPLY=( $(compgen -W "${flag_opts} ${arg_opts}" -- "${curr_word}") )
  else
    local positionals=""
    local IFS=$'\n'
    COMPREPLY=( $(compgen -W "${commands// /$'\n'}${IFS}${positionals}" -- "${curr_word}") )
  fi
}

# Generates completions for the options and subcommands of the `demo` subcommand.
function _picocli_gilspy_demo() {
  # Get completion data
  local curr_word=${COMP_WORDS[COMP_CWORD]}
  local prev_word=${COMP_WORDS[COMP_CWORD-1]}

  local commands=""
  local flag_opts="'--no-realtime' '--native' '--all' '--list' '-q' '--quiet' '-v' '--verbose' '--no-compare' '--no-config' '-h' '--help'"
  local arg_opts="'-d' '--duration' '-r' '--rate' '--max-cpu' '--exact' '--pause' '-o' '--output' '-f' '--format' '--width' '--threads' '--python' '--color' '--config'"
  local MODE_option_args=("auto" "on" "off") # --exact values
  local WHAT_option_args=("never" "holder" "process") # --pause values
  local FORMAT_option_args=("text" "json" "folded" "hlog" "html" "markdown" "folded-blame" "speedscope" "pprof" "firefox" "hgrm-hold" "hgrm-wait" "hgrm" "openmetrics") # --format values
  local WHEN_option_args=("auto" "always" "never") # --color values

  type compopt &>/dev/null && compopt +o default

  case ${prev_word} in
    '-d'|'--duration')
      return
      ;;
    '-r'|'--rate')
      return
      ;;
    '--max-cpu')
      return
      ;;
    '--exact')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${MODE_option_args[@]}" ) )
      return $?
      ;;
    '--pause')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${WHAT_option_args[@]}" ) )
      return $?
      ;;
    '-o'|'--output')
      return
      ;;
    '-f'|'--format')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${FORMAT_option_args[@]}" ) )
      return $?
      ;;
    '--width')
      return
      ;;
    '--threads')
      return
      ;;
    '--python')
      return
      ;;
    '--color')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${WHEN_option_args[@]}" ) )
      return $?
      ;;
    '--config')
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      COMPREPLY=( $( compgen -f -- "${curr_word}" ) ) # files
      return $?
      ;;
  esac
  local WORKLOAD_pos_param_args=("threads" "processes" "pool" "interpreters" "hashlib" "zlib" "sqlite3" "regex" "json" "sleep-with-gil" "convoy" "single" "io" "lock" "asyncio" "throttled" "crowded" "all") # 0-0 values

  if [[ "${curr_word}" == -* ]]; then
    COMPREPLY=( $(compgen -W "${flag_opts} ${arg_opts}" -- "${curr_word}") )
  else
    local positionals=""
    local currIndex
    currIndex=$(currentPositionalIndex "demo" "${arg_opts}" "${flag_opts}")
    if (( currIndex >= 0 && currIndex <= 0 )); then
      positionals=$( compReplyArray "${WORKLOAD_pos_param_args[@]}" )
    fi
    local IFS=$'\n'
    COMPREPLY=( $(compgen -W "${commands// /$'\n'}${IFS}${positionals}" -- "${curr_word}") )
  fi
}

# Generates completions for the options and subcommands of the `help` subcommand.
function _picocli_gilspy_help() {
  # Get completion data
  local curr_word=${COMP_WORDS[COMP_CWORD]}
  local prev_word=${COMP_WORDS[COMP_CWORD-1]}

  local commands=""
  local flag_opts="'--no-config' '-h' '--help'"
  local arg_opts="'--color' '--config'"
  local WHEN_option_args=("auto" "always" "never") # --color values

  type compopt &>/dev/null && compopt +o default

  case ${prev_word} in
    '--color')
      local IFS=$'\n'
      COMPREPLY=( $( compReplyArray "${WHEN_option_args[@]}" ) )
      return $?
      ;;
    '--config')
      local IFS=$'\n'
      type compopt &>/dev/null && compopt -o filenames
      COMPREPLY=( $( compgen -f -- "${curr_word}" ) ) # files
      return $?
      ;;
  esac
  local COMMAND_pos_param_args=("record" "top" "dump" "report" "check" "diff" "doctor" "demo" "help") # 0-0 values

  if [[ "${curr_word}" == -* ]]; then
    COMPREPLY=( $(compgen -W "${flag_opts} ${arg_opts}" -- "${curr_word}") )
  else
    local positionals=""
    local currIndex
    currIndex=$(currentPositionalIndex "help" "${arg_opts}" "${flag_opts}")
    if (( currIndex >= 0 && currIndex <= 0 )); then
      positionals=$( compReplyArray "${COMMAND_pos_param_args[@]}" )
    fi
    local IFS=$'\n'
    COMPREPLY=( $(compgen -W "${commands// /$'\n'}${IFS}${positionals}" -- "${curr_word}") )
  fi
}

# Define a completion specification (a compspec) for the
# `gilspy`, `gilspy.sh`, and `gilspy.bash` commands.
# Uses the bash `complete` builtin (see [6]) to specify that shell function
# `_complete_gilspy` is responsible for generating possible completions for the
# current word on the command line.
# The `-o default` option means that if the function generated no matches, the
# default Bash completions and the Readline default filename completions are performed.
complete -F _complete_gilspy -o default gilspy gilspy.sh gilspy.bash

# What follows is added to picocli's script: the command that a line is about (the first word that is no
# option), values of options, written with a blank or with =, files by kind, and processes.

# How to complete the value of each option of each command, and each argument, by its number.
declare -gA _gilspy_values=(
    ["gilspy --color"]='words auto always never'
    ["gilspy --config"]='files'
    ["record -p"]='split , pids'
    ["record --pid"]='split , pids'
    ["record --name"]='text'
    ["record -d"]='words 1s 10s 1m'
    ["record --duration"]='words 1s 10s 1m'
    ["record -r"]='words 100 1000 10k'
    ["record --rate"]='words 100 1000 10k'
    ["record --max-cpu"]='words 1% 5% 10%'
    ["record --exact"]='optional words auto on off'
    ["record --pause"]='words never holder process'
    ["record -o"]='files'
    ["record --output"]='files'
    ["record -f"]='words text json folded hlog html markdown folded-blame speedscope pprof firefox hgrm-hold hgrm-wait hgrm openmetrics'
    ["record --format"]='words text json folded hlog html markdown folded-blame speedscope pprof firefox hgrm-hold hgrm-wait hgrm openmetrics'
    ["record --width"]='words 80 100 120 140'
    ["record --threads"]='text'
    ["record --rotate"]='words 1s 10s 1m'
    ["record --max-size"]='words 100MB 1GiB'
    ["record --keep"]='text'
    ["record --every"]='words 1s 10s 1m'
    ["record --metrics-port"]='words 9464'
    ["record --color"]='words auto always never'
    ["record --config"]='files'
    ["record 0"]='command'
    ["top -p"]='split , pids'
    ["top --pid"]='split , pids'
    ["top --name"]='text'
    ["top --refresh"]='words 1s 10s 1m'
    ["top -n"]='text'
    ["top --count"]='text'
    ["top -o"]='files'
    ["top --output"]='files'
    ["top -d"]='words 1s 10s 1m'
    ["top --duration"]='words 1s 10s 1m'
    ["top -r"]='words 100 1000 10k'
    ["top --rate"]='words 100 1000 10k'
    ["top --max-cpu"]='words 1% 5% 10%'
    ["top --exact"]='optional words auto on off'
    ["top --pause"]='words never holder process'
    ["top --color"]='words auto always never'
    ["top --config"]='files'
    ["top 0"]='command'
    ["dump -p"]='split , pids'
    ["dump --pid"]='split , pids'
    ["dump --name"]='text'
    ["dump --color"]='words auto always never'
    ["dump --config"]='files'
    ["report -o"]='files'
    ["report --output"]='files'
    ["report -f"]='words text json folded hlog html markdown folded-blame speedscope pprof firefox hgrm-hold hgrm-wait hgrm openmetrics'
    ["report --format"]='words text json folded hlog html markdown folded-blame speedscope pprof firefox hgrm-hold hgrm-wait hgrm openmetrics'
    ["report --width"]='words 80 100 120 140'
    ["report --threads"]='text'
    ["report --process"]='text'
    ["report --color"]='words auto always never'
    ["report --config"]='files'
    ["report 0"]='files .gilspy'
    ["check --budget"]='files'
    ["check --max-waiting"]='split = words 5% 20% 50%'
    ["check --max-utilisation"]='split = words 5% 20% 50%'
    ["check --max-hold-p50"]='split = words 1ms 10ms 100ms'
    ["check --max-hold-p99"]='split = words 1ms 10ms 100ms'
    ["check --max-hold"]='split = words 1ms 10ms 100ms'
    ["check --max-wait-p50"]='split = words 1ms 10ms 100ms'
    ["check --max-wait-p99"]='split = words 1ms 10ms 100ms'
    ["check --max-wait"]='split = words 1ms 10ms 100ms'
    ["check --max-stall"]='split = words 1ms 10ms 100ms'
    ["check --forbid"]='split = words running held-blocked held-starved waiting native starved blocked'
    ["check --verdict-not"]='words gil-bound held-while-blocked held-by-native convoy single-threaded-cpu event-loop-blocked io-bound native-parallel cpu-starved interpreters-parallel free-threaded-scaling free-threaded-gil-on idle mixed'
    ["check --process"]='text'
    ["check -o"]='files'
    ["check --output"]='files'
    ["check -f"]='words text junit markdown json github'
    ["check --format"]='words text junit markdown json github'
    ["check --color"]='words auto always never'
    ["check --config"]='files'
    ["check 0"]='files .gilspy'
    ["diff --fail-on-regression"]='words 1% 5% 10%'
    ["diff -o"]='files'
    ["diff --output"]='files'
    ["diff -f"]='words text markdown json folded html'
    ["diff --format"]='words text markdown json folded html'
    ["diff --color"]='words auto always never'
    ["diff --config"]='files'
    ["diff 0"]='files .gilspy'
    ["diff 1"]='files .gilspy'
    ["doctor -p"]='pids'
    ["doctor --pid"]='pids'
    ["doctor -f"]='words text json'
    ["doctor --format"]='words text json'
    ["doctor --for"]='words docker podman kubernetes systemd host'
    ["doctor --color"]='words auto always never'
    ["doctor --config"]='files'
    ["demo -d"]='words 1s 10s 1m'
    ["demo --duration"]='words 1s 10s 1m'
    ["demo -r"]='words 100 1000 10k'
    ["demo --rate"]='words 100 1000 10k'
    ["demo --max-cpu"]='words 1% 5% 10%'
    ["demo --exact"]='optional words auto on off'
    ["demo --pause"]='words never holder process'
    ["demo -o"]='files'
    ["demo --output"]='files'
    ["demo -f"]='words text json folded hlog html markdown folded-blame speedscope pprof firefox hgrm-hold hgrm-wait hgrm openmetrics'
    ["demo --format"]='words text json folded hlog html markdown folded-blame speedscope pprof firefox hgrm-hold hgrm-wait hgrm openmetrics'
    ["demo --width"]='words 80 100 120 140'
    ["demo --threads"]='text'
    ["demo --python"]='programs'
    ["demo --color"]='words auto always never'
    ["demo --config"]='files'
    ["demo 0"]='words threads processes pool interpreters hashlib zlib sqlite3 regex json sleep-with-gil convoy single io lock asyncio throttled crowded all'
    ["help --color"]='words auto always never'
    ["help --config"]='files'
    ["help 0"]='words record top dump report check diff doctor demo help'
)

_gilspy_pythons() {
    sh <<'PYTHONS'
# Prints "PID<TAB>command line" of each Python process there is, the user's own first. Command lines
# may hold anything: whatever is not printable ASCII is shown as "?", and grep names the process before
# each argument, so that none can pass for another line.
export LC_ALL=C
cd /proc || exit
ranked=$(
    {
        ls -lnq [0-9]*/exe
        grep -aH "" [0-9]*/comm
    } 2>/dev/null | awk -v me="$(id -u)" '
        $9 ~ "^[0-9]+/exe$" {
            pid = $9 + 0
            rank[pid] = $3 == me ? 0 : 1
            if ($10 == "->" && $0 ~ " -> (.*/)?(python|pypy)[^/]*$") python[pid] = 1
            next
        }
        $0 ~ "^[0-9]+/comm:(python|pypy)" { python[$0 + 0] = 1 }
        END { for (pid in python) print rank[pid] + 0, pid }'
)
[ "$ranked" ] || exit 0
{
    echo "$ranked"
    echo "$ranked" | sed "s,.* \(.*\),\1/cmdline," | xargs grep -azH "" 2>/dev/null |
        tr '\000\n\001-\011\013-\037\177-\377' '\n?'
} | awk '
    $0 ~ "^[01] [0-9]+$" { rank[$2] = $1; next }
    {
        pid = $0 + 0
        if (length(text[pid]) < 200) text[pid] = text[pid] substr($0, index($0, ":") + 1) " "
    }
    END {
        for (pid in text) {
            sub(" +$", "", text[pid])
            if (text[pid] != "") printf "%d\t%d\t%.160s\n", rank[pid], pid, text[pid]
        }
    }' | sort -k1,1n -k2,2n | cut -f2-
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
