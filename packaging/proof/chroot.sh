# Sourced by the proofs that need another Debian, behind environment.sh and as root: a fresh minimal one with the way to the registries
# of the host, and of this checkout what is committed. `inside` is its folder, `checkout` the checkout in it; both go at the end.
command -v debootstrap >/dev/null || apt-get install -y --no-install-recommends debootstrap >&2
inside=$(mktemp -d)
chmod 755 "$inside" # apt reads it as a user of its own
checkout='/srv/亲情 医保'
settings=()

chroot_clean_up() {
    umount "$inside/proc" 2>/dev/null || :
    rm -rf --one-file-system -- "$inside"
}
trap chroot_clean_up EXIT
trap 'exit 130' INT TERM

# make_chroot SUITE [ARCHITECTURE]: the latter another than this machine's where its programs can be run (`foreign`).
make_chroot() {
    # Packages come from where the host gets them, if the host is a Debian too.
    local mirror certificates setting
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Label: Debian' 2>/dev/null | head -n 1 || :)
    echo "== debootstrap $*"
    debootstrap --variant=minbase --include=python3 ${2:+--arch="$2"} "$1" "$inside" ${mirror:+"$mirror"} >"$inside.log" || {
        tail -n 20 "$inside.log" >&2
        exit 1
    }
    rm -f -- "$inside.log"
    mount -t proc proc "$inside/proc" 2>/dev/null || echo "(no /proc inside)"

    # The way to the registries: name servers, proxies, certificates and pip's own settings, all of the host as it is now.
    cp -L /etc/resolv.conf "$inside/etc/resolv.conf"
    apt-config dump | grep -i 'proxy' >"$inside/etc/apt/apt.conf.d/90host" || :
    printf 'exit 101\n' >"$inside/usr/sbin/policy-rc.d" # no services in there
    chmod 755 "$inside/usr/sbin/policy-rc.d"
    while IFS= read -r setting; do
        settings+=("$setting")
    done < <(env | grep -iE '^(https?_proxy|no_proxy|pip_(index_url|extra_index_url|trusted_host|proxy|timeout|default_timeout))=' || :)
    certificates=${PIP_CERT:-${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}}
    if [ -r "$certificates" ]; then
        cp -L -- "$certificates" "$inside/etc/host-certificates.crt"
        settings+=(PIP_CERT=/etc/host-certificates.crt)
    fi
    # Addresses only: folders of the host do not exist in there.
    { echo '[global]'; "$python" -I -m pip config list |
        sed -nE "s/^(global|install)\.(index-url|extra-index-url|trusted-host|proxy|timeout)='([^']*)'\$/\2 = \3/p" |
        grep -v 'file:' || :; } >"$inside/etc/pip.conf"

    mkdir -- "$inside$checkout"
    git -C "$root" archive HEAD | tar -x -C "$inside$checkout"
}

# enter COMMAND…: in there, with nothing of this environment.
enter() {
    chroot "$inside" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 "${settings[@]}" "$@"
}
