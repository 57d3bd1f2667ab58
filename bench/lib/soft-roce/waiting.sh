# Waiting, with deadlines and signals. Sourced by soft-roce.
# shellcheck shell=bash

naps_per_second=5

# The signal that came and nobody has dealt with yet; empty if none.
signal=

catch_signals() {
    trap 'signal=INT' INT
    trap 'signal=TERM' TERM HUP
}

# A fifth of a second, or less if a signal comes. Starts no process: the machine may be measuring.
nap() { read -r -t 0.2 -u "$idle" || true; }

# Waits until a condition holds. Fails when the time is over. Counts naps and not the clock's seconds: a machine that was
# suspended in between has not used up its time.
wait_until() { # SECONDS CONDITION...
    local naps=$(($1 * naps_per_second))
    shift
    until "$@"; do
        ((naps-- > 0)) || return 1
        nap
    done
}

exit_of_signal() { # NAME
    case $1 in
        INT) printf 130 ;;
        *) printf 143 ;;
    esac
}
