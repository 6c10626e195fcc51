# Sourced by the commands that build packages, from the root of the checkout: what they need to be there, and what all of
# them use. Sets $version, $homepage, SOURCE_DATE_EPOCH and, after `build_environment`, $python.

version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' desktop/qinbao/__init__.py)
homepage=$(sed -n 's|^Homepage = "\(https://[A-Za-z0-9._~/-]*\)"$|\1|p' pyproject.toml) # empty: there is none
if [ -z "$homepage" ] && grep -q '^Homepage\b' pyproject.toml; then
    echo 'pyproject.toml 里的主页要写成这样的一行：Homepage = "https://…"，网址里只用字母、数字和 . _ ~ / -' >&2
    exit 2
fi
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date -u +%s)}
export PYTHONHASHSEED=0
export LC_ALL=C.UTF-8 # whatever the person speaks; makensis opens no folder named in hanzi under another

# system_packages NAME…: installs what is missing, as root; otherwise says the one line to type.
system_packages() {
    local name missing=()
    for name; do
        dpkg-query --show --showformat='${db:Status-Status}\n' "$name" 2>/dev/null | grep -qxE "installed|triggers-(pending|awaited)" || missing+=("$name")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" = 0 ]; then
        apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "${missing[@]}" >&2
    else
        echo "先输入这一行，再来一次：sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
        exit 2
    fi
}

# Debian's own Python, whatever else is on the path: it is built for the glibc named in Depends, and small. QINBAO_PYTHON
# and QINBAO_PARTS: another Python and another list of parts, for older systems.
build_environment() {
    local place parts=${QINBAO_PARTS:-packaging/requirements-build.txt}
    mkdir -p build
    exec 9>build/lock
    flock 9 # two of the commands may be started at once
    place=build/env-$(cksum <"$parts" | tr ' ' -)
    python=$place/bin/python
    if [ ! -e "$place/ready" ]; then
        echo "== tools" >&2
        rm -rf -- "$place"
        "${QINBAO_PYTHON:-/usr/bin/python3}" -m venv "$place"
        "$place/bin/pip" install --quiet --require-hashes --only-binary :all: --no-deps -r "$parts"
        touch "$place/ready"
    fi
    exec 9>&-
}
