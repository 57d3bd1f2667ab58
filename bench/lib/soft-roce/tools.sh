# What the machine needs to start a guest, and what commands in it expect. Sourced by soft-roce.
# shellcheck shell=bash

# package | what shows that it is there | what it is for
packages_for_rdma=(
    'kmod|modprobe --version|loads soft-RoCE'
    'iproute2|rdma -Version|makes the RDMA device'
    'ibverbs-providers|test -e /etc/libibverbs.d/rxe.driver|the library of soft-RoCE'
    'rdma-core|dpkg-query --show rdma-core|RDMA configuration'
    'ibverbs-utils|command -v ibv_devinfo|shows RDMA devices'
    'rdmacm-utils|command -v rping|tries RDMA connections'
    'perftest|command -v ib_write_lat|the figures to compare with'
)
packages_for_guests=(
    'qemu-system-x86|qemu-system-x86_64 --version|runs the guest'
    'busybox-static|dpkg-query --show busybox-static|boots the guest'
    'udev|test -e /usr/lib/systemd/systemd-udevd|finds devices in the guest'
)
packages_for_cluster=('openssh-client|ssh -V|starts ranks on the second guest')

# Prepares one thing at a time: several runs may start at once on a bare machine.
prepare() { # FUNCTION ARGUMENTS...
    local status=0
    exec {preparation}>"$cache/lock"
    flock "$preparation"
    # A failure ends the sub-shell with its reason; the exit status of this script says that there was no place.
    ("$@") || status=125
    exec {preparation}>&-
    ((status == 0)) || exit "$status"
}

need_guest_tools() {
    local needed=("${packages_for_rdma[@]}" "${packages_for_guests[@]}")
    if ((nodes > 1)); then needed+=("${packages_for_cluster[@]}"); fi
    need_packages "${needed[@]}"
    # virtme-ng.
    need_python "$parts/requirements.txt"
    need_kernel
    if ((nodes > 1)); then need_ssh_server; fi
}

# Fetches a Debian package without installing it and unpacks it.
unpack_package() { # PACKAGE FOLDER
    local scratch status=0
    scratch=$(mktemp -d "$cache/XXXXXXXX")
    # The download needs no other user's rights, and that user could not read the cache.
    { (cd "$scratch" && logged "download-$1" apt-get -qq -o APT::Sandbox::User="$(id -un)" download "$1") &&
        dpkg-deb -x "$scratch"/*.deb "$2"; } || status=1
    rm -rf "$scratch"
    ((status == 0)) || fail "apt-get could not download $1; its last lines are above. Is there a network?"
}

# The package behind another one's name, as apt's lists have it now.
dependency_of() { apt-cache depends "$1" 2>/dev/null | sed -nE 's/^ *Depends: //p' | head -n 1; }

# Refreshes apt's lists where they do not know a package.
need_lists_for() { # PACKAGE
    local as_root=()
    if [[ -n $(apt-cache policy "$1" 2>/dev/null | sed -nE 's/^ *Candidate: ([^(].*)$/\1/p') ]]; then return; fi
    if ((EUID != 0)); then as_root=(sudo -n); fi
    logged apt-update "${as_root[@]}" apt-get -qq -o DPkg::Lock::Timeout=120 update ||
        fail "apt does not know $1; run as root: apt-get update"
}
