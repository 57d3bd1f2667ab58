# Keys and the ssh server for guests that form a cluster. Sourced by soft-roce.
# shellcheck shell=bash

# An ssh server that is not installed: its package would start one on this machine, and at every boot.
need_ssh_server() {
    if [[ -x /usr/sbin/sshd || -d $cache/ssh-server ]]; then return; fi
    local scratch package
    scratch=$(mktemp -d "$cache/XXXXXXXX")
    say "unpacking an ssh server for the guests in $cache"
    for package in openssh-server libwrap0; do
        need_lists_for "$package"
        unpack_package "$package" "$scratch"
    done
    mv "$scratch" "$cache/ssh-server"
}

# One key for the guests to log in with, one that they show; both for this run only.
make_keys() {
    local name
    mkdir "$run/ssh"
    for name in login host; do ssh-keygen -q -t ed25519 -N '' -C rdmark -f "$run/ssh/$name"; done
    printf 'ssh_server=%q\n' "$cache/ssh-server" >>"$run/settings"
}
