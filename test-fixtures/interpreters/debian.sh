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
