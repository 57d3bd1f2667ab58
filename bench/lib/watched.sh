# Runs a command to its end and goes on afterwards, with signals as if it had been run alone. Sourced by run.
# shellcheck shell=bash

# Passes INT, TERM and HUP on to the command and waits for its end; then ends this script too, as the user wants. Else
# returns the command's exit status.
watched() { # COMMAND...
    local child name status=0 signal=
    # A process group of its own: what a terminal sends would otherwise come twice, and a second one means "at once".
    set -m
    "$@" </dev/null &
    child=$!
    set +m
    for name in INT TERM HUP; do
        # Expanded now: the child is known here.
        # shellcheck disable=SC2064
        trap "signal=$name; kill -s $name $child 2>/dev/null || true" "$name"
    done
    while kill -0 "$child" 2>/dev/null; do
        wait "$child" && status=0 || status=$?
    done
    trap - INT TERM HUP
    if [[ -n $signal ]]; then exit "$status"; fi
    return "$status"
}
