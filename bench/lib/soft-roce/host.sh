# Runs the command on this machine. Sourced by soft-roce.
# shellcheck shell=bash

host_device=rdmark_rxe host_interface=rdmark0

devices_are_present() { [[ -n $(ls /sys/class/infiniband 2>/dev/null) ]]; }

# Runs the command here and exits as it does. Signals go to it.
run_here() { # KIND COMMAND...
    local kind=$1 status=0 child
    shift
    if [[ $kind == present ]]; then
        # shellcheck disable=SC2012
        say "this machine's RDMA device: $(ls /sys/class/infiniband | paste -sd' ')"
    fi
    RDMARK_SOFT_ROCE=$kind timeout --kill-after=10 "$command_timeout" "$@" </dev/null {run_lock}>&- {idle}<&- &
    child=$!
    while kill -0 "$child" 2>/dev/null; do
        if [[ -n $signal ]]; then
            # timeout passes it on to the command.
            kill -s "$signal" "$child"
            signal=
        fi
        wait "$child" && status=0 || status=$?
    done
    if ((status == 124)); then say "the command did not end within $command_timeout s; allow more with --timeout"; fi
    exit "$status"
}

run_on_host() { # COMMAND...
    local message
    ((EUID == 0)) || give_up '--host needs root, to load rdma_rxe and to make a device'
    prepare need_packages "${packages_for_rdma[@]}"
    message=$(modprobe -a rdma_rxe ib_uverbs rdma_ucm dummy 2>&1) ||
        give_up "--host: the kernel $(uname -r) has no soft-RoCE (${message##*$'\n'}); leave --host out for a guest"
    # shellcheck source=lib/soft-roce/device.sh
    source "$parts/device.sh"
    touch "$run/host-device"
    message=$(add_dummy_interface "$host_interface" && add_soft_roce "$host_device" "$host_interface" 198.18.0.1/24) ||
        give_up "--host: $message"
    say "the host kernel's soft-RoCE, as asked: $host_device"
    run_here host "$@"
}

remove_host_device() {
    rdma link delete "$host_device" 2>/dev/null
    ip link delete "$host_interface" 2>/dev/null
    true
}
