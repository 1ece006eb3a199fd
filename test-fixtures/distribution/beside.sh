#!/bin/sh
# Run in the clean Debian: beside.sh SHARE DOCUMENTS. Fails unless manual pages and completions are in
# SHARE, and documents in DOCUMENTS, as they are in the sources.
set -eu
share=$1 documents=$2
sources=/fixtures/sources

same() {
    case $1 in
        *.gz) gzip -dc "$1" | cmp - "$sources/$2" ;;
        *) cmp "$1" "$sources/$2" ;;
    esac
}
same "$share/bash-completion/completions/gilspy" gilspy.bash
same "$share"/zsh/*/_gilspy _gilspy
same "$share/fish/vendor_completions.d/gilspy.fish" gilspy.fish
for document in LICENSE copyright troubleshooting.md; do
    same "$documents/$document" "$document"
done
for page in "$share"/man/man1/gilspy*; do
    same "$page" "$(basename "$page" .gz)"
done
set -- "$sources"/*.1
expected=$#
set -- "$share"/man/*/gilspy*
[ $# = "$expected" ]
[ "$(find "$share/man" -name '*.adoc')" = '' ]
