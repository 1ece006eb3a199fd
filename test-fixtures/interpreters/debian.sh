# Sourced by what takes packages from a Debian suite without installing any: a private apt root under
# $work, which the sourcing script makes and removes, knows that suite and nothing of this machine.

# The Debian mirror that this machine uses itself.
mirror() {
    apt-get indextargets --format '$(ORIGIN) $(LABEL) $(REPO_URI)' |
        awk '$1 == "Debian" && $2 == "Debian" { print $3; exit }'
}

# $1: deb or deb-src; $2: the suite.
prepare_apt() {
    local site
    site=$(mirror)
    [[ -n $site ]] || { echo "no Debian mirror is known here: run apt-get update first" >&2; return 1; }
    mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial" "$work/parts"
    : >"$work/status"
    echo "$1 [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $site $2 main" \
        >"$work/sources.list"
    private_apt update
}

private_apt() {
    apt-get -q -y -o Dir::Etc::SourceList="$work/sources.list" \
        -o Dir::Etc::SourceParts="$work/parts" -o Dir::Etc::PreferencesParts="$work/parts" \
        -o Dir::State="$work/state" -o Dir::State::status="$work/status" \
        -o Dir::Cache="$work/cache" -o Debug::NoLocking=1 -o APT::Sandbox::User=root "$@" >&2
}

# Unpacks packages of the suite that this machine has itself into the folder $1.
unpack_own() {
    local folder=$1 downloads
    shift
    downloads=$(mktemp -d "$work/own.XXXXXX")
    (cd "$downloads" && apt-get -q -o APT::Sandbox::User=root download "$@" >&2)
    unpack_packages "$downloads" "$folder"
}

# Unpacks the packages in the folder $1 into the folder $2.
unpack_packages() {
    local package
    mkdir -p "$2"
    for package in "$1"/*.deb; do
        dpkg-deb --fsys-tarfile "$package" |
            tar --extract --keep-directory-symlink --directory "$2"
    done
}

# Unpacks the fetched packages into $work/root. The links come first: older packages still have files
# in /lib and /lib64.
unpack_fetched() {
    local folder
    mkdir "$work/root"
    for folder in bin lib lib64 include; do
        mkdir -p "$work/root/usr/$folder"
        ln -s "usr/$folder" "$work/root/$folder"
    done
    unpack_packages "$work/cache/archives" "$work/root"
}

# Has the executables $2... of $work/root load the suite's own C library by their program header and
# run path. $1: where the tree will be in the end.
point_to_own_libraries() {
    local libraries=$1/usr/lib/x86_64-linux-gnu executable
    # The machine's own: sid's (0.18) breaks executables that are not position-independent.
    unpack_own "$work/patchelf" patchelf
    for executable in "${@:2}"; do
        "$work/patchelf/usr/bin/patchelf" --set-interpreter "$libraries/ld-linux-x86-64.so.2" \
            --force-rpath --set-rpath "$libraries" "$(readlink -f "$work/root/$executable")"
    done
}

# Puts $work/root where it will be used: $1.
move_to() {
    chmod 755 "$work/root"
    mv "$work/root" "$1"
}

# Has the caller's unpack put what it takes from Debian into the user's cache folder, unless $2 is
# there already. $1: a name for it; $3: what could not be had, for people. unpack finds $work.
unpack_once() {
    local folder=${XDG_CACHE_HOME:-$HOME/.cache}/gilspy
    mkdir -p "$folder"
    # Two test runs at once must not unpack into the same folder.
    exec 9>"$folder/$1.lock"
    flock 9
    [[ ! -e $2 ]] || return 0
    work=$(mktemp -d "$folder/unpacking-$1.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    # Not as a condition, which would let it go on after the first thing that fails.
    set +e
    (set -e && unpack) </dev/null >&2
    local failed=$?
    set -e
    [[ $failed -eq 0 ]] || {
        echo "$3" >&2
        exit 1
    }
}
