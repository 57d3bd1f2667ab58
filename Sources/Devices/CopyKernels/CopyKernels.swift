// CopyKernels
