// The checked face of the C kernels.
