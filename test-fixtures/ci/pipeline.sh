#!/usr/bin/env bash
# The pipeline of a project that keeps its GIL in check: records its benchmark, and holds the recording
# against the budgets of gil.toml and against a recording from before. Each round does so with each of
# the regressions put in, which both must find, and with them taken out, which must pass both; in every
# other round a CPU hog runs beside it.
#
#   pipeline.sh [ROUNDS]       1 if not said; ends with 1 if any answer was wrong
#
# GILSPY   the gilspy to use (default: the one that the build made)
# PYTHON   the Python to use (default: python3)
# SECONDS_EACH   how long the benchmark takes (default: 8)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
gilspy=${GILSPY:-$here/../../target/gilspy/bin/gilspy}
python=${PYTHON:-python3}
rounds=${1:-1}
work=$(mktemp -d)
hog=
wrong=0

finish() {
    [[ -z $hog ]] || kill "$hog" 2>/dev/null || :
    rm -rf "$work"
}
trap finish EXIT

# The project with a change, recorded.
record() {
    rm -rf "$work/project" && cp -r "$here/project" "$work/project"
    [[ ! -d $here/regressions/$1 ]] || cp "$here/regressions/$1/"* "$work/project"
    (cd "$work/project" &&
        "$gilspy" record -q -d 0 -o run.gilspy -- "$python" bench.py "${SECONDS_EACH:-8}")
}

# What a command says of the last recording, and whether it ends with the status that it must.
expect() {
    local expected=$1 change=$2 status=0
    shift 2
    (cd "$work/project" && "$gilspy" "$@" >said.txt 2>&1) || status=$?
    printf 'round %s, %s%s, %s: %s\n' "$round" "$change" "${hog:+, CPU hog}" "$1" "$status"
    if [[ $status -ne $expected ]]; then
        wrong=$((wrong + 1))
        printf 'expected %s:\n' "$expected"
        cat "$work/project/said.txt"
    fi
}

judge() {
    record "$2"
    expect "$1" "$2" check run.gilspy --budget gil.toml
    expect "$1" "$2" diff "$work/before.gilspy" run.gilspy --fail-on-regression 20%
}

for ((round = 1; round <= rounds; round++)); do
    if ((round % 2 == 0)); then
        (while :; do :; done) &
        hog=$!
    fi
    record as-it-is
    mv "$work/project/run.gilspy" "$work/before.gilspy"
    for regression in "$here"/regressions/*; do
        judge 1 "$(basename "$regression")"
    done
    judge 0 taken-out
    if [[ -n $hog ]]; then
        kill "$hog" && wait "$hog" 2>/dev/null || :
        hog=
    fi
done
printf '%s rounds, %s wrong answers\n' "$rounds" "$wrong"
((wrong == 0))
