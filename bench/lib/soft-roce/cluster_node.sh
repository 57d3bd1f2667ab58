# In a guest that is one of several: names, ssh both ways, and what Open MPI must know. Sourced by init.sh.
# shellcheck shell=bash

ssh_folder=/run/rdmark/ssh

# Puts a file of ours in the place of one that may not be written.
replace() { # PATH, contents on standard input
    local copy=/run/rdmark/${1//\//_}
    cat >"$copy"
    mount --bind "$copy" "$1"
}

names_of_nodes() {
    local number
    printf '127.0.0.1 localhost\n'
    for ((number = 1; number <= nodes; number++)); do printf '198.18.0.%d node%d\n' "$number" "$number"; done
}

start_ssh_server() {
    local server=/usr/sbin/sshd libraries=()
    if [[ ! -x $server ]]; then
        server=$ssh_server/usr/sbin/sshd
        libraries=("$ssh_server"/usr/lib/*-linux-gnu)
    fi
    mkdir -p /run/sshd "$ssh_folder"
    cp "$run"/ssh/* "$ssh_folder"
    chmod 600 "$ssh_folder"/*
    # The server gives up its rights to a user of this name, and lets nobody in whose account is locked. Whoever logs in
    # finds what the command finds.
    {
        printf 'root:x:0:0:root:%s:/bin/bash\n' "$HOME"
        grep -vE '^(root|sshd):' /etc/passwd
        printf 'sshd:x:65533:65534::/run/sshd:/usr/sbin/nologin\n'
    } | replace /etc/passwd
    sed -E 's/^root:[^:]*/root:*/' /etc/shadow >/run/rdmark/shadow && cat /run/rdmark/shadow >/etc/shadow

    cat >"$ssh_folder/server" <<END
HostKey $ssh_folder/host
AuthorizedKeysFile $ssh_folder/login.pub
PermitRootLogin prohibit-password
UsePAM no
StrictModes no
PidFile none
SetEnv $(set_for_logins PATH TMPDIR LD_LIBRARY_PATH RDMARK_SOFT_ROCE OMPI_ALLOW_RUN_AS_ROOT \
        OMPI_ALLOW_RUN_AS_ROOT_CONFIRM)
END
    local message
    message=$(LD_LIBRARY_PATH=${libraries[*]} "$server" -f "$ssh_folder/server" 2>&1) || fail "the ssh server: $message"

    names_of_nodes | sed -nE "s|^[0-9.]+ (node.*)|\1 $(cut -d' ' -f1,2 "$ssh_folder/host.pub")|p" >"$ssh_folder/known"
    # A login to a node that dies ends half a minute later, and with it what mpirun waits for.
    replace /etc/ssh/ssh_config <<END
IdentityFile $ssh_folder/login
UserKnownHostsFile $ssh_folder/known
StrictHostKeyChecking yes
User root
LogLevel ERROR
ServerAliveInterval 10
ServerAliveCountMax 3
END
}

set_for_logins() { # NAMES...
    local name
    for name in "$@"; do
        if [[ -n ${!name-} ]]; then printf ' "%s=%s"' "$name" "${!name}"; fi
    done
}

names_of_nodes | replace /etc/hosts
start_ssh_server
# A rank on each node before a second one on any.
export RDMARK_HOSTFILE=/run/rdmark/hosts
names_of_nodes | sed -nE "s/^[0-9.]+ (node.*)/\1 slots=$cpus/p" >"$RDMARK_HOSTFILE"
export OMPI_MCA_rmaps_base_mapping_policy=node
export OMPI_MCA_btl_tcp_if_include=eth0 OMPI_MCA_oob_tcp_if_include=eth0
