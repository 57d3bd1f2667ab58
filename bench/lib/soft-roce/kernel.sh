# A Debian kernel with soft-RoCE, unpacked and not installed. Sourced by soft-roce.
# shellcheck shell=bash

kernels=$cache/kernels

# Sets `kernel` to the folder of the newest kernel there is, and `kernel_version`; fails if there is none.
find_kernel() {
    kernel=$(printf '%s\n' "$kernels"/*/ | sort -V | tail -n 1)
    kernel=${kernel%/}
    kernel_version=${kernel##*/}
    [[ -e $kernel/boot/vmlinux-$kernel_version ]]
}

need_kernel() {
    if find_kernel; then return; fi
    command -v apt-get >/dev/null || fail "this is no Debian, and $kernels holds no kernel for the guest"
    [[ $(uname -m) == x86_64 ]] || fail "guests are made for x86_64 only; this machine is $(uname -m)"
    need_lists_for linux-image-amd64
    local package version scratch
    package=$(dependency_of linux-image-amd64)
    [[ -n $package ]] || fail 'apt does not say which kernel is behind linux-image-amd64'
    version=${package#linux-image-}
    say "unpacking the guest's kernel, $package, in $kernels"
    mkdir -p "$kernels"
    scratch=$(mktemp -d "$cache/XXXXXXXX")
    unpack_package "$package" "$scratch"
    # Emulated, the guest would take two seconds to unpack it at each boot.
    python3 "$parts/extract_kernel.py" "$scratch/boot/vmlinuz-$version" "$scratch/boot/vmlinux-$version" ||
        fail "$package holds no kernel image that can be unpacked"
    rm "$scratch/boot/vmlinuz-$version"
    depmod -b "$scratch" "$version"
    # In one step: a folder that is there is whole.
    mv "$scratch" "$kernels/$version"
}
