#!/usr/bin/env bash
# In a guest, after its early init: makes the RDMA device, runs the command on the first node. init.sh RUN NODE
# Standard input is the other side's control channel: RUN starts the command, INT and TERM go to it, its end stops the
# guest.
set -uo pipefail
run=$1 node=$2
# Not left as standard input, which bash takes from what runs in the background.
exec {control}<&0 </dev/null
mine=$run/node$node
parts=${BASH_SOURCE[0]%/*}
# From write_settings, on the other side.
# shellcheck disable=SC2034
command=() directory='' modules='' nodes=1 cpus=1 soft_roce='' ssh_server=''
# shellcheck source=/dev/null
source "$run/settings"
# shellcheck source=device.sh
source "$parts/device.sh"

# Says why there is no device here, and stops the guest.
fail() {
    printf '%s\n' "$*" >"$mine/failed"
    exit 1
}

stop_guest() { echo o >/proc/sysrq-trigger; }

# The kernel's modules are in the cache, and the host may have no folder to mount them on. What the kernel loads by
# itself, it finds through this program.
prepare_modules() {
    mkdir -p /run/rdmark
    printf '#!/bin/sh\nexec modprobe -d %q "$@"\n' "$modules" >/run/rdmark/modprobe
    chmod +x /run/rdmark/modprobe
    echo /run/rdmark/modprobe >/proc/sys/kernel/modprobe
    local message
    message=$(modprobe -a -d "$modules" rdma_rxe ib_uverbs rdma_ucm "$@" 2>&1) || fail "modprobe: $message"
}

make_device() {
    local interface=roce0 message
    if ((nodes > 1)); then
        prepare_modules virtio_net
        # Nobody renames it: see net.ifnames.
        interface=eth0
    else
        prepare_modules dummy
        message=$(add_dummy_interface "$interface") || fail "$message"
    fi
    message=$(add_soft_roce rxe0 "$interface" "198.18.0.$node/24") || fail "$message"
}

# Makes of the other side's environment one for here.
adapt_environment() {
    unset XDG_RUNTIME_DIR DBUS_SESSION_BUS_ADDRESS SSH_AUTH_SOCK SSH_CONNECTION SSH_CLIENT DISPLAY
    export PATH=$PATH:/usr/sbin:/usr/bin:/sbin:/bin RDMARK_SOFT_ROCE=$soft_roce
    # What a user's start-up files do can take long under emulation, and cannot be written down.
    export HOME=/run/rdmark/home
    mkdir "$HOME"
    # Open MPI keeps sockets and mapped files there, which the shared file system does not offer.
    export TMPDIR=/dev/shm/tmp
    mkdir -p "$TMPDIR"
    export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_orte_tmpdir_base=$TMPDIR
    # Open MPI would try the RDMA device for itself, and disturb what is measured there.
    export OMPI_MCA_pml=${OMPI_MCA_pml:-ob1} OMPI_MCA_btl=${OMPI_MCA_btl:-self,vader,tcp}
    ulimit -l unlimited
    ulimit -c 0
}

# Starts the command in a process group of its own, passes signals on, and tells the other side how it ended.
run_command() {
    local word status
    read -r -u "$control" word || stop_guest
    [[ $word == RUN ]] || fail "unexpected word on the control channel: $word"
    cd "$directory" || fail "$directory is not to be seen in the guest"
    set -m
    "${command[@]}" </dev/null &
    local leader=$!
    set +m
    {
        while read -r -u "$control" word; do kill -s "$word" -- "-$leader"; done
        stop_guest
    } 2>/dev/null &
    wait "$leader"
    status=$?
    echo "$status" >"$mine/status"
}

# It has found the serial ports, and would look at each device that comes.
udevadm control --exit
make_device
# Not in a function, whose own variables these would become.
# shellcheck source=/dev/null
source "$run/environment"
adapt_environment
if ((nodes > 1)); then
    # shellcheck source=cluster_node.sh
    source "$parts/cluster_node.sh"
fi
touch "$mine/ready"
if ((node == 1)); then
    run_command
else
    # The end of the input is the end of the run.
    read -r -u "$control"
fi
