// A program with known costs per iteration, to prove that the call counter sees them:
//     counted_loop COST ITERATIONS        where COST is nothing, allocation, reference or lock
import Glibc

final class Node {
    var value = 0
}

/// What the optimizer cannot see through.
@inline(never) @_optimize(none) func consume(_ node: Node) { node.value += 1 }

nonisolated(unsafe) var shelf: [Node] = [Node(), Node()]
nonisolated(unsafe) var mutex = pthread_mutex_t()

let cost = CommandLine.arguments[1]
let iterations = Int(CommandLine.arguments[2]) ?? 0
pthread_mutex_init(&mutex, nil)
for iteration in 0..<iterations {
    switch cost {
    case "allocation": consume(Node())
    case "reference": shelf[iteration & 1] = shelf[(iteration + 1) & 1]
    case "lock":
        pthread_mutex_lock(&mutex)
        pthread_mutex_unlock(&mutex)
    default: break
    }
}
