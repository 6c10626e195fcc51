# Sourced by the commands beside it: finds the private Python environment, or has it built.
# Sets $root (the checkout) and, after `need LEVEL`, $python. Costs a few milliseconds once all is there.
# Sentences for people live here and in set_up.py: they are needed before anything can read data/.

set -eu
root=$(dirname -- "$(readlink -f -- "$0")")
until [ -e "$root/packaging/environment.sh" ] || [ "$root" = / ]; do root=$(dirname -- "$root"); done

# The environment is in the checkout, or, where that is not possible, in the user's cache.
own_place=$root/.venv
cache_place=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/qinbao/env-$(printf '%s' "$root" | cksum | tr ' ' -)

# key LEVEL: what the environment was built from. The interpreter is added by its real path.
key() {
    case $1 in
        test) set -- requirements.txt requirements-test.txt set_up.py ;;
        *) set -- requirements.txt set_up.py ;;
    esac
    (cd -- "$root/packaging" && cat -- "$@") | cksum | tr ' ' -
}

# ready LEVEL KEY: sets $python if a complete environment of this level exists.
ready() {
    for place in "$own_place" "$cache_place"; do
        python=$place/bin/python
        stamp=
        if [ -r "$place/ready-$1" ] && [ -x "$python" ]; then
            IFS= read -r stamp <"$place/ready-$1" || :
            [ "$stamp" = "$2 $(readlink -f -- "$python")" ] && return 0
        fi
    done
    return 1
}

# need LEVEL: base (command line), window (base + system libraries of the screen), test (window + test tools).
need() {
    wanted=$(key "$1")
    ready "$1" "$wanted" && return 0
    for builder in python3 python3.14 python3.13 python3.12 python3.11 ''; do
        if [ -z "$builder" ]; then
            echo '这台电脑上没有 Python 3.11 或更新的版本。先装好它，再运行一次同样的命令。' >&2
            exit 1
        fi
        "$builder" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break
    done
    "$builder" -I "$root/packaging/set_up.py" "$1" "$(key base)" "$(key test)" "$own_place" "$cache_place" || exit $?
    ready "$1" "$wanted" && return 0
    echo "没装好：装完以后还是找不到 $own_place 或 $cache_place 里的东西。" >&2
    exit 1
}
