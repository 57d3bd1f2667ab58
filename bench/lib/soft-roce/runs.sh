# The folder of a run: made, removed, and swept up where a run was killed. Sourced by soft-roce.
# shellcheck shell=bash

cache=${XDG_CACHE_HOME:-$HOME/.cache}/rdmark

# Everything temporary is in `run`. The lock on it says that this script lives; children get no copy of it.
open_run() {
    umask 077
    mkdir -p "$cache/runs" || give_up "$cache cannot be made; set XDG_CACHE_HOME to a folder that can be written"
    sweep_runs
    run=$(mktemp -d "$cache/runs/XXXXXXXX")
    exec {run_lock}>"$run/lock"
    flock "$run_lock"
    trap close_run EXIT
    mkfifo "$run/idle"
    exec {idle}<>"$run/idle"
}

close_run() {
    local status=$?
    trap '' INT TERM HUP
    sweep_run "$run"
    exit "$status"
}

sweep_runs() {
    local left
    for left in "$cache/runs"/*/; do
        # Open it for reading: writing would make a file in a folder that its owner is removing.
        if [[ -e $left/lock ]] && flock --nonblock "$left/lock" true 2>/dev/null; then sweep_run "${left%/}"; fi
    done
}

# Ends what a run started, and removes its folder.
sweep_run() { # FOLDER
    local file
    for file in "$1"/node*/pid; do
        [[ -e $file ]] || continue
        end_group "$(<"$file")" "$1"
    done
    if [[ -e $1/host-device ]]; then remove_host_device; fi
    rm -rf "$1"
}

# Ends a process group that a run started; a number that meanwhile belongs to somebody else is left alone. Nothing in it
# has anything to save, and QEMU would report a gentler signal.
end_group() { # LEADER FOLDER
    grep -qzF -- "$2" "/proc/$1/cmdline" 2>/dev/null || return 0
    kill -s KILL -- "-$1" 2>/dev/null || return 0
    for _ in {1..20}; do
        [[ -e /proc/$1 ]] || return 0
        sleep 0.1
    done
}
