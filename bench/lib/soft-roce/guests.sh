# Starts guests, passes signals to the command in the first one, and ends them. Sourced by soft-roce.
# shellcheck shell=bash

run_in_guests() { # COMMAND...
    prepare need_guest_tools
    find_kernel
    choose_accelerator
    local why='this machine has no RDMA device' whose=guest
    if ((nodes > 1)); then why='there shall be two nodes' whose="$nodes guests"; fi
    if [[ $place == guest ]]; then why='as asked'; fi
    say "$whose with soft-RoCE, $why; $accelerator, $accelerator_reason"

    write_settings "$@"
    if ((nodes > 1)); then make_keys; fi
    local node
    for ((node = 1; node <= nodes; node++)); do
        start_guest "$node"
        # The first listens, the others connect.
        if ((nodes > 1 && node == 1)); then wait_until "$boot_timeout" guest_is_gone_or test -S "$run/network"; fi
    done
    wait_for_boot
    watch_command
}

# What the guests' side reads: the words of the command, the environment, and how this guest is made.
write_settings() { # COMMAND...
    export -p >"$run/environment"
    {
        printf 'command=(%s)\n' "${*@Q}"
        printf '%s=%q\n' directory "$PWD" modules "$kernel" nodes "$nodes" cpus "$cpus" soft_roce "$accelerator"
    } >"$run/settings"
}

start_guest() { # NODE
    local node=$1 folder channel
    local mine=$run/node$node
    mkdir "$mine"
    mkfifo "$mine/control" "$mine/stdout" "$mine/stderr"
    # Open for both, so that opening does not wait for the other end. Only this script holds a writing end: when it dies,
    # however it dies, the guest reads the end of its input and stops.
    exec {channel}<>"$mine/control"
    control[node]=$channel

    local words=(
        --kimg "$kernel/boot/vmlinux-$kernel_version" --mods auto --force-9p --force-initramfs --user root
        --name "node$node" --cpus "$cpus" --memory "$memory" --qemu-bin "$parts/qemu"
        --overlay-rwdir /tmp --rwdir "$root" --rwdir "$run"
        --script-sh "exec bash '$parts/init.sh' '$run' $node"
        # See the files there: they replace what takes long and is not needed.
        --kopt "PATH=$parts/early-path:/sbin:/usr/sbin:/bin:/usr/bin" --kopt net.ifnames=0
        # Fewer waits for grace periods while booting; no mitigations, which cost most where all is emulated.
        --kopt rcupdate.rcu_expedited=1 --kopt mitigations=off --kopt tsc=reliable --kopt clocksource=tsc
    )
    for folder in "$PWD" "${writable[@]}"; do
        folder=$(realpath "$folder")
        case $folder/ in
            "$root"/* | //) ;;
            *) words+=(--rwdir "$folder") ;;
        esac
    done
    if $verbose; then words+=(--verbose --show-boot-console); fi
    if [[ $accelerator == emulated ]]; then words+=(--disable-kvm); fi
    words+=(--qemu-opts)
    # Five levels of page tables are one more to walk; a larger cache of translated code keeps the kernel's.
    if [[ $accelerator == emulated ]]; then words+=(-accel 'tcg,tb-size=512' -cpu 'max,la57=off'); fi
    if ((nodes > 1)); then
        local end=server=on
        if ((node > 1)); then end=server=off; fi
        # The path is relative: the name of a socket has 107 bytes.
        words+=(
            -netdev "stream,id=link,$end,addr.type=unix,addr.path=network"
            -device "virtio-net-pci,netdev=link,mac=52:54:00:18:00:0$node"
        )
    fi

    (close_ours && exec cat "$mine/stdout") &
    output[node]=$!
    (close_ours && exec cat "$mine/stderr" >&2) &
    errors[node]=$!
    # In a group of its own, so that Ctrl-C reaches this script alone, and never without this script.
    (
        cd "$run" && close_ours &&
            TMPDIR=$mine exec setpriv --pdeathsig KILL setsid "$root/.venv/bin/virtme-run" "${words[@]}" \
                <"$mine/control" >"$mine/stdout" 2>"$mine/stderr"
    ) &
    guest[node]=$!
    # The shell would report that it was killed.
    disown
    echo "$!" >"$mine/pid"
}
declare -a control output errors guest

# In a child: the lock, the other ends of what guests read, and what is waited on belong to this script.
close_ours() {
    local channel
    exec {run_lock}>&- {idle}<&-
    for channel in "${control[@]}"; do exec {channel}>&-; done
}

guest_runs() { kill -0 "${guest[$1]}" 2>/dev/null; }

# For waiting: a guest that ended early, or a signal, ends the wait as well.
guest_is_gone_or() { # CONDITION...
    local node
    if [[ -n $signal ]]; then return 0; fi
    for node in "${!guest[@]}"; do
        if ! guest_runs "$node"; then return 0; fi
    done
    "$@"
}

all_are_ready() {
    local node
    for node in "${!guest[@]}"; do
        [[ -e $run/node$node/ready || -e $run/node$node/failed ]] || return 1
    done
}

wait_for_boot() {
    local node
    wait_until "$boot_timeout" guest_is_gone_or all_are_ready ||
        give_up "the guest was not up within $boot_timeout s; see its console with --verbose, or allow more with" \
            "--boot-timeout"
    if [[ -n $signal ]]; then exit "$(exit_of_signal "$signal")"; fi
    for node in "${!guest[@]}"; do
        if [[ -s $run/node$node/failed ]]; then give_up "node$node: $(<"$run/node$node/failed")"; fi
        [[ -e $run/node$node/ready ]] || give_up "node$node ended while it booted; see its console with --verbose"
    done
    echo RUN >&"${control[1]}"
}

# Passes signals on until the command has ended, and exits as it did.
watch_command() {
    local naps=$((command_timeout * naps_per_second)) grace=$((10 * naps_per_second)) ending=
    while guest_runs 1 && [[ ! -s $run/node1/status ]]; do
        nap
        if [[ -n $signal ]]; then
            # The second signal is meant.
            if [[ -n $ending ]]; then exit "$(exit_of_signal "$signal")"; fi
            ending=$(exit_of_signal "$signal")
            echo "$signal" >&"${control[1]}"
            signal=
        elif [[ -z $ending ]] && ((--naps <= 0)); then
            say "the command did not end within $command_timeout s; allow more with --timeout"
            ending=124
            echo TERM >&"${control[1]}"
        elif [[ -n $ending ]] && ((--grace <= 0)); then
            say "the command did not end within 10 s of a signal; ending the guest"
            exit "$ending"
        fi
    done
    # The guest writes the rest of its output as it stops.
    wait_until 10 guest_has_stopped || say 'the guest did not stop by itself; ending it'
    [[ -s $run/node1/status ]] || give_up 'the guest ended before its command did'
    if [[ $ending == 124 ]]; then exit 124; fi
    exit "$(<"$run/node1/status")"
}

guest_has_stopped() { ! guest_runs 1 && ! kill -0 "${output[1]}" 2>/dev/null && ! kill -0 "${errors[1]}" 2>/dev/null; }
