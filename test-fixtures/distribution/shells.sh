#!/bin/sh
# Run in the clean Debian, where the .deb is installed: types a command with Tab at each shell, which has to
# find the completion by itself, and enters it; the answer is the help of the command that was meant.
set -eu
here=$(dirname "$0")
export TERM=xterm
mkdir /tmp/home
cat >/tmp/home/bashrc <<'SETTINGS'
PS1='ready> '
. /usr/share/bash-completion/bash_completion
SETTINGS
cat >/tmp/home/.zshrc <<'SETTINGS'
PS1='ready> '
autoload -Uz compinit && compinit -D
SETTINGS

completes() {
    shown=$(timeout 60 python3 "$here/typed.py" 'gilspy dum\t--help\rexit\r' "$@" 2>&1) || :
    case $shown in
        *'Usage: gilspy dump '*) ;;
        *) printf '%s shows:\n%s\n' "$1" "$shown" >&2 && exit 1 ;;
    esac
}
completes bash --noprofile --rcfile /tmp/home/bashrc -i
ZDOTDIR=/tmp/home completes zsh -i
completes fish -i -C 'function fish_prompt; echo -n "ready> "; end'
