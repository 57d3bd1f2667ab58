# The project's own Python environment, .venv, and what is installed there. Sourced after machine.sh.
# shellcheck shell=bash

# package | what shows that it is there | what it is for
packages_for_python=(
    'python3-venv|python3 -m ensurepip --version|holds Python packages'
    'util-linux|flock --version|lets one script at a time install them'
)

# Installs what a file of requirements lists, unless that was done. Each file leaves a stamp, a copy of itself, in the
# environment; so a changed file is installed again, and an environment made anew has no stamps.
need_python() { # REQUIREMENTS
    local wanted=$1 name=${1#"$root/"} stamp status=0
    stamp=$root/.venv/.installed/${name//\//+}
    # Others may have emptied the environment by hand, so its Python is looked at as well.
    if cmp -s "$wanted" "$stamp" && [[ -x $root/.venv/bin/python3 ]]; then return; fi
    need_packages "${packages_for_python[@]}"
    mkdir -p "$root/.build"
    # Several scripts may start at once on a bare machine. The sub-shell ends with the reason where it fails.
    (
        flock 9
        if cmp -s "$wanted" "$stamp" && [[ -x $root/.venv/bin/python3 ]]; then exit; fi
        say "installing in .venv what $name lists"
        # One that was killed while it was made has no pip.
        "$root/.venv/bin/python3" -m pip --version >/dev/null 2>&1 ||
            logged venv python3 -m venv --clear "$root/.venv" ||
            fail 'python3 -m venv .venv failed; its last lines are above'
        logged pip "$root/.venv/bin/python3" -m pip install --quiet --disable-pip-version-check \
            --requirement "$wanted" ||
            fail "pip could not install what $name lists; its last lines are above. Is there a network?"
        mkdir -p "${stamp%/*}"
        cp "$wanted" "$stamp"
    ) 9>"$root/.build/python.lock" || status=$?
    ((status == 0)) || exit "$status"
}
