#!/bin/sh
# Run in the clean Debian: installs the wheel into an environment, for one user, and for all, uses it,
# takes it away again, and lists what is left.
set -eu
here=$(dirname "$0")
python3 "$here/wheel.py" /fixtures/*.whl
export PIP_NO_INDEX=1 PIP_QUIET=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
export PIP_ROOT_USER_ACTION=ignore PIP_BREAK_SYSTEM_PACKAGES=1

python3 -m venv /venv
/venv/bin/pip install /fixtures/*.whl
sh "$here/beside.sh" /venv/share /venv/lib/gilspy/share/doc/gilspy
PATH=/venv/bin:$PATH man -w gilspy-record
sh "$here/use.sh" /venv/bin/gilspy
/venv/bin/python -m gilspy --version
/venv/bin/pip check
/venv/bin/pip uninstall --yes gilspy
find /venv -iname '*gilspy*' | sed 's/^/LEFT /'

PATH=/root/.local/bin:$PATH
for whose in --user --no-user; do
    pip install $whose /fixtures/*.whl
    gilspy --version
    python3 -m gilspy --version
    pip uninstall --yes gilspy
done
find / -xdev -iname '*gilspy*' ! -path '/fixtures*' ! -path '/root/.cache/*' | sed 's/^/LEFT /'
