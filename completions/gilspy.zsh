#compdef gilspy
# Completion of gilspy for zsh, by way of its script for bash, which must lie beside this one.
# Load it in ~/.zshrc:  source /path/to/completions/gilspy.zsh
autoload -Uz compinit bashcompinit
(( $+functions[compdef] )) || compinit
bashcompinit
source "${${(%):-%x}:A:h}/gilspy.bash"
