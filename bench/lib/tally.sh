# Counts what passed, failed and was skipped. Sourced by check and test.
# shellcheck shell=bash

# One line a step: passed failed skipped. A file, because check counts into the tally of the test that called it.
tally=${RDMARK_TALLY:-}

start_tally() {
    tally=$(mktemp)
    export RDMARK_TALLY=$tally
    # Expanded now: the file is known here.
    # shellcheck disable=SC2064
    trap "rm -f '$tally'" EXIT
}

count() { printf '%s %s %s\n' "$@" >>"$tally"; } # PASSED FAILED SKIPPED

# Runs a step that passes or fails as one.
step() { # NAME COMMAND...
    local name=$1 started=$SECONDS
    shift
    if "$@"; then
        count 1 0 0
        printf 'ok      %s (%d s)\n' "$name" $((SECONDS - started))
    else
        count 0 1 0
        printf 'FAILED  %s (%d s)\n' "$name" $((SECONDS - started))
        return 1
    fi
}

# Runs a step that says itself how many of its parts passed, in its last line `N passed, N failed, N skipped`; a step
# that ends without that line, or with an error but no failed part, counts as one failure.
counted_step() { # NAME COMMAND...
    local name=$1 started=$SECONDS output status=0 parts passed=0 failed=0 skipped=0
    shift
    output=$("$@") || status=$?
    parts=$(sed -nE 's/^.*\b([0-9]+) passed, ([0-9]+) failed, ([0-9]+) skipped.*$/\1 \2 \3/p' <<<"$output" | tail -n 1)
    if [[ -n $parts ]]; then read -r passed failed skipped <<<"$parts"; fi
    if ((failed == 0)) && { ((status != 0)) || [[ -z $parts ]]; }; then failed=1; fi
    count "$passed" "$failed" "$skipped"
    parts=$(printf '%d passed, %d failed, %d skipped, %d s' "$passed" "$failed" "$skipped" $((SECONDS - started)))
    if ((failed)); then
        printf '%s\nFAILED  %s (%s)\n' "$output" "$name" "$parts"
        return 1
    fi
    # What was skipped says why, and what was measured is shown.
    grep -E '^measured |skipped' <<<"$output" | grep -v ' passed, '
    printf 'ok      %s (%s)\n' "$name" "$parts"
}

# What a report of Swift's tests says, as the last line of a counted step: their own closing line does not say how many
# failed.
parts_of_report() { # FILE
    sed -nE 's/.*<testsuite .*tests="([0-9]+)" failures="([0-9]+)" skipped="([0-9]+)".*/\1 \2 \3/p' "$1" |
        while read -r tests failures skips; do
            printf '%d passed, %d failed, %d skipped\n' $((tests - failures - skips)) "$failures" "$skips"
        done
}

# Prints the closing line. Fails where a part failed.
close_tally() {
    awk '{ passed += $1; failed += $2; skipped += $3 }
         END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped; exit failed > 0 }' "$tally"
}
