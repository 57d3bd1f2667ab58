# Rules of the floors that the compiler does not check. Sourced by check; each function is one rule, prints what breaks
# it and what to do, and fails.
# shellcheck shell=bash

layering_rules=(
    c_modules_stay_in_bindings one_place_names_all_transports no_full_foundation top_level_is_tidy no_machine_paths
)

# Lines of Sources that import a module matching the expression: `path:line:import ...`.
imports_of() { grep -rnE --include='*.swift' "^ *(@[a-z_]+ )*((public|package|internal|private) )?import $1\b" Sources; }

# Fails with advice where standard input holds a line.
none_of() { # ADVICE
    local found
    found=$(cat)
    [[ -z $found ]] && return
    printf '%s\n  %s\n' "$found" "$1"
    return 1
}

c_modules_stay_in_bindings() {
    # The copy kernels need one instruction that Swift cannot name: see their decisions.
    none_of 'C modules are imported in Sources/Bindings only: wrap what you need in a Swift type there.' < <(
        imports_of '(CMPI|CHostSystem|CIBVerbs|CRDMACM|CHWLOC)' |
            grep -vE '^Sources/(Bindings/|Devices/CopyKernels/[^:]*:[0-9]+:.*CHostSystem)'
    )
}

one_place_names_all_transports() {
    local target names
    none_of 'Only TransportCatalog names several transports: take a TransportVisitor instead.' < <(
        for target in Sources/*/*/; do
            [[ $target != Sources/Transports/TransportCatalog/ ]] || continue
            names=$(imports_of '[A-Za-z]+Transport' | grep -F "$target" | sed -E 's/.*import //' | sort -u)
            (($(grep -c . <<<"$names") < 2)) || printf '%s imports %s\n' "$target" "$(paste -sd' ' <<<"$names")"
        done
    )
}

no_full_foundation() {
    none_of 'The full Foundation loads ICU: import FoundationEssentials, or do without.' < <(
        imports_of 'Foundation(Networking|XML|Internationalization)?'
    )
}

top_level_is_tidy() {
    local entry
    none_of 'The top level holds Package.swift, Sources, Tests, bench, clusters, results and README.md: move it.' < <(
        for entry in *; do
            case $entry in
                Package.swift | Sources | Tests | bench | clusters | results | README.md) ;;
                *) printf '%s\n' "$entry" ;;
            esac
        done
    )
}

no_machine_paths() {
    # Roots of homes and of work folders, when something follows.
    none_of 'These paths exist on one machine only: make them relative, or an option.' < <(
        git grep --untracked -nIE '(^|[^[:alnum:]_./-])/(home|root|work|Users|mnt)/[[:alnum:]_.]' -- .
    )
}

warn_about_long_files() {
    local lines file
    find Sources -name '*.swift' -exec wc -l {} + | while read -r lines file; do
        [[ $file == total ]] || ((lines <= 300)) || printf 'warning %s has %d lines: look twice\n' "$file" "$lines"
    done
}
