# Makes a soft-RoCE device. Sourced on the host and in the guests.
# shellcheck shell=bash

# Makes a device on a network interface that gets an address. The device's GIDs are then two: of index 0 from the
# interface's IPv6 address, of index 1 the address, IPv4-mapped. On failure, says why on standard output.
add_soft_roce() { # DEVICE INTERFACE ADDRESS/BITS
    # Frames of 9,000 bytes allow a path MTU of 4,096.
    ip link set "$2" mtu 9000 up 2>&1 && ip address add "$3" dev "$2" 2>&1 || return
    rdma link add "$1" type rxe netdev "$2" 2>&1 || return
    # The kernel enters the addresses in its own time.
    local port=/sys/class/infiniband/$1/ports/1
    for _ in {1..100}; do
        if [[ $(<"$port/state") == *ACTIVE && $(<"$port/gids/1") == *:ffff:* ]]; then return; fi
        sleep 0.1
    done
    echo "the port of $1 is $(<"$port/state"), its GID of index 1 is $(<"$port/gids/1"); expected ACTIVE, IPv4-mapped"
    return 1
}

# A network interface for one host alone. librdmacm finds no route over the loopback interface, but over this one.
add_dummy_interface() { ip link add "$1" type dummy 2>&1; }
