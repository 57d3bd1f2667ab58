# Whether KVM can be used. Sourced by soft-roce.
# shellcheck shell=bash

# Sets `accelerator` to kvm or emulated, and `accelerator_reason`.
choose_accelerator() {
    accelerator=emulated
    if $emulate; then
        accelerator_reason='as asked'
    elif [[ ! -r /dev/kvm || ! -w /dev/kvm ]]; then
        accelerator_reason='there is no /dev/kvm that may be used'
    elif ! grep -qE '^flags.* (vmx|svm)( |$)' /proc/cpuinfo; then
        accelerator_reason='the processor shows neither vmx nor svm'
    elif ! kvm_boots; then
        accelerator_reason='a trial boot under KVM failed'
    else
        accelerator=kvm accelerator_reason='a trial boot worked'
    fi
}

# Boots the kernel without anything to run, once per boot of this machine: /dev/kvm may be there and hang all the same.
# A kernel that works ends in a panic, as it has no root file system.
kvm_boots() {
    local trial
    trial="$cache/kvm-$(</proc/sys/kernel/random/boot_id)"
    if [[ ! -e $trial ]]; then
        rm -f "$cache"/kvm-*
        timeout --kill-after=1 20 qemu-system-x86_64 -accel kvm -cpu host -m 512M -nodefaults -display none \
            -serial stdio -no-reboot -kernel "$kernel/boot/vmlinux-$kernel_version" \
            -append 'console=ttyS0 panic=-1' </dev/null >"$run/trial" 2>&1 || true
        if grep -q 'Kernel panic - not syncing: VFS' "$run/trial"; then echo works; else echo fails; fi >"$trial"
    fi
    [[ $(<"$trial") == works ]]
}
