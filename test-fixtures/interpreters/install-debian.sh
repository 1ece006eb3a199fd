#!/usr/bin/env bash
# install-debian.sh VERSION FOLDER: unpacks Debian's python$VERSION (of the newest suite, sid) with its
# own C library into FOLDER, so that FOLDER/bin/python$VERSION runs on a machine whose C library is
# older. Nothing is installed: a private apt root says what is needed and fetches it.
#
# The executable loads that C library by its own program header and run path, which patchelf(1) sets;
# it is Debian's static, stripped build otherwise. Exits 1 where there is no apt or no such package.
set -euo pipefail

version=$1
home=$2
work=$(mktemp -d "$home.XXXXXX")
trap 'rm -rf "$work"' EXIT

# The Debian mirror that this machine uses itself.
mirror() {
    apt-get indextargets --format '$(ORIGIN) $(LABEL) $(REPO_URI)' |
        awk '$1 == "Debian" && $2 == "Debian" { print $3; exit }'
}

prepare_apt() {
    local site
    site=$(mirror)
    [[ -n $site ]] || { echo "no Debian mirror is known here: run apt-get update first" >&2; return 1; }
    mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial" "$work/parts"
    : >"$work/status"
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $site sid main" \
        >"$work/sources.list"
}

private_apt() {
    apt-get -q -y -o Dir::Etc::SourceList="$work/sources.list" \
        -o Dir::Etc::SourceParts="$work/parts" -o Dir::Etc::PreferencesParts="$work/parts" \
        -o Dir::State="$work/state" -o Dir::State::status="$work/status" \
        -o Dir::Cache="$work/cache" -o Debug::NoLocking=1 -o APT::Sandbox::User=root "$@" >&2
}

# base-files has the links of the merged /usr, among them the way to the loader.
fetch() {
    private_apt update
    private_apt install --no-install-recommends --download-only \
        "python$version" base-files
    # The headers alone, without the C compiler's that they depend on.
    (cd "$work/cache/archives" && private_apt download "libpython$version-dev")
    # The machine's own: sid's (0.18) breaks executables that are not position-independent.
    mkdir "$work/patchelf"
    (cd "$work/patchelf" && apt-get -q -o APT::Sandbox::User=root download patchelf >&2)
    dpkg-deb --extract "$work"/patchelf/*.deb "$work/patchelf"
}

unpack() {
    local package
    mkdir "$work/root"
    for package in "$work"/cache/archives/*.deb; do
        dpkg-deb --fsys-tarfile "$package" |
            tar --extract --keep-directory-symlink --directory "$work/root"
    done
    for link in lib lib64 include; do
        [[ -e $work/root/$link ]] || ln -s "usr/$link" "$work/root/$link"
    done
}

# Debian's own pyconfig.h only points to that of each architecture, beside its folder.
settle_headers() {
    local headers=$work/root/usr/include
    cp "$headers/x86_64-linux-gnu/python$version/pyconfig.h" "$headers/python$version/pyconfig.h"
}

# $1: where the tree will be in the end.
point_to_own_libraries() {
    local loader=lib64/ld-linux-x86-64.so.2 libraries=usr/lib/x86_64-linux-gnu
    "$work/patchelf/usr/bin/patchelf" --set-interpreter "$1/$loader" \
        --force-rpath --set-rpath "$1/$libraries" "$work/root/usr/bin/python$version"
}

prepare_apt
fetch
unpack
settle_headers
point_to_own_libraries "$home"
chmod 755 "$work/root"
mv "$work/root" "$home"
