/// Whether this is a release build: simulations of thousands of runs take a hundred times as long without optimization.
let isOptimized: Bool = {
    #if DEBUG
        false
    #else
        true
    #endif
}()
