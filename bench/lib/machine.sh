# What the machine must have, and how ranks are started on it. Sourced by run, check and test.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
logs=$root/.build/logs

# package | what shows that it is there | what it is for
packages_to_run=(
    'pkg-config|pkg-config --version|finds the C libraries'
    'libopenmpi-dev|pkg-config --exists mpi-c|messages between ranks'
    'openmpi-bin|mpirun --version|starts the ranks'
    'libibverbs-dev|pkg-config --exists libibverbs|RDMA network cards'
    'librdmacm-dev|pkg-config --exists librdmacm|RDMA connections'
    'libhwloc-dev|pkg-config --exists hwloc|the topology of the machine'
)

fail() {
    printf 'bench/%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

say() { printf 'bench/%s: %s\n' "${0##*/}" "$*" >&2; }

# Runs a command with its output in a log, or on the terminal where somebody watches. Prints the end of the log where it
# failed.
logged() { # NAME COMMAND...
    local log=$logs/$1.log status=0
    shift
    mkdir -p "$logs"
    if [[ -t 2 ]]; then
        "$@" 2>&1 | tee "$log" >&2 || status=$?
    else
        "$@" >"$log" 2>&1 || status=$?
        ((status == 0)) || tail -n 40 "$log" >&2
    fi
    return "$status"
}

# Installs what is missing of the lists given; asks for nothing, and touches nothing where nothing is missing.
need_packages() { # LINES...
    local line package probe purpose missing=() reasons=()
    for line in "$@"; do
        IFS='|' read -r package probe purpose <<<"$line"
        # The probe is words to split: a command and its arguments.
        # shellcheck disable=SC2086
        if ! { $probe >/dev/null 2>&1; }; then
            missing+=("$package")
            reasons+=("$package ($purpose)")
        fi
    done
    ((${#missing[@]})) || return 0

    local by_hand="apt-get install -y ${missing[*]}" as_root=()
    command -v apt-get >/dev/null ||
        fail "missing: ${missing[*]}; this is no Debian: install what they hold, then start again"
    if ((EUID != 0)); then
        sudo -n true 2>/dev/null || fail "missing: ${missing[*]}; run as root: $by_hand"
        as_root=(sudo -n)
    fi
    local list
    list=$(printf ', %s' "${reasons[@]}")
    say "installing ${list:2}"
    # Fresh machines have no lists of packages. Old lists may still do, so only the installation decides.
    as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120)
    logged apt-update "${as_root[@]}" update || say "apt-get update failed; going on with the lists there are"
    logged apt-install "${as_root[@]}" install --no-install-recommends "${missing[@]}" ||
        fail "apt-get could not install ${missing[*]}; its last lines are above, all of them in .build/logs"
}

# The compiler, new enough for the manifest.
need_swift() {
    local version
    command -v swift >/dev/null || fail 'there is no swift; install a Swift toolchain, 6.2 or later, and put it on PATH'
    version=$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+\.[0-9]+).*/\1/p')
    [[ -n $version ]] || fail 'swift --version says nothing; is the toolchain whole?'
    [[ $(printf '6.2\n%s\n' "$version" | sort -V | head -n 1) == 6.2 ]] ||
        fail "swift is $version; rdmark needs 6.2 or later"
}

# Builds the command that everybody uses. Always the same flags: others would build everything again.
build_command() {
    logged build swift build --package-path "$root" -c release --product rdmark
}

# Sets `launcher` to the words that start so many ranks here.
set_launcher() { # RANKS
    launcher=(mpirun -n "$1")
    [[ $(mpirun --version 2>/dev/null) == *'Open MPI'* ]] || return 0
    # A slot is a core, not a hardware thread; more ranks than slots must be asked for.
    local cores
    cores=$(lscpu -p=CORE,SOCKET | grep -v '^#' | sort -u | wc -l)
    (($1 <= cores && $1 <= $(nproc))) || launcher+=(--oversubscribe)
    # Open MPI refuses root unless it is told twice.
    if ((EUID == 0)); then export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1; fi
}
