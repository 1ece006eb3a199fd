#!/usr/bin/env bash
# The pipeline of a project that keeps its GIL in check: records its benchmark and holds the recording
# against gil.toml. Each round does so with the project as it is, which must pass, and with each of
# the regressions put in, which must fail; in every other round a CPU hog runs beside it.
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

# The two commands of the pipeline; gives the status of the check.
pipeline() {
    cd "$work/project"
    "$gilspy" record -q -d 0 -o run.gilspy -- "$python" bench.py "${SECONDS_EACH:-8}" || return
    "$gilspy" check run.gilspy --budget gil.toml >check.txt
}

expect() {
    local expected=$1 change=$2 status=0
    rm -rf "$work/project" && cp -r "$here/project" "$work/project"
    [[ $change == as-it-is ]] || cp "$here/regressions/$change/"* "$work/project"
    (pipeline) || status=$?
    printf 'round %s, %s%s: %s\n' "$round" "$change" "${hog:+, CPU hog}" "$status"
    if [[ $status -ne $expected ]]; then
        wrong=$((wrong + 1))
        printf 'expected %s:\n' "$expected"
        cat "$work/project/check.txt" || :
    fi
}

for ((round = 1; round <= rounds; round++)); do
    if ((round % 2 == 0)); then
        (while :; do :; done) &
        hog=$!
    fi
    expect 0 as-it-is
    for regression in "$here"/regressions/*; do
        expect 1 "$(basename "$regression")"
    done
    if [[ -n $hog ]]; then
        kill "$hog" && wait "$hog" 2>/dev/null || :
        hog=
    fi
done
printf '%s rounds, %s wrong answers\n' "$rounds" "$wrong"
((wrong == 0))
