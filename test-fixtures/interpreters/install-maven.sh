#!/usr/bin/env bash
# install-maven.sh ARTIFACT SHA-256 FOLDER: unpacks the CPython that a Maven artifact contains into
# FOLDER. It runs with LD_LIBRARY_PATH=FOLDER/lib PYTHONHOME=FOLDER.
set -euo pipefail

artifact=$1
sha256=$2
home=$3
work=$(mktemp -d "$(dirname "$home")/unpacking.XXXXXX")
trap 'rm -rf "$work"' EXIT

fetch() {
    mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy \
        "-Dartifact=$artifact:jar:linux-x86_64" "-DoutputDirectory=$work" >&2
    echo "$sha256  $(ls "$work"/*.jar)" | sha256sum --check --quiet >&2
}

unpack() {
    cd "$work"
    jar --extract --file ./*.jar org/bytedeco/cpython/linux-x86_64
    cd org/bytedeco/cpython/linux-x86_64
    chmod +x bin/*
    mv ./*.so* lib/
    mv "$PWD" "$home"
}

fetch
unpack
