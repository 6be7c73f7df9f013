#include "CKernels.h"

// Nothing is contracted but what asks for it, so that every instruction set gives the same bits.
#pragma clang fp contract(off)
#pragma STDC FP_CONTRACT OFF

#define INLINE static inline __attribute__((always_inline))
#define KERNEL_FUNCTION static __attribute__((noinline))
#define UNROLL _Pragma("clang loop unroll(full)")
#define CKBlockLanes 16

typedef float CKFour __attribute__((ext_vector_type(4), aligned(4)));
typedef float CKEight __attribute__((ext_vector_type(8), aligned(4)));
typedef double CKFourDoubles __attribute__((ext_vector_type(4)));
typedef double CKEightDoubles __attribute__((ext_vector_type(8), aligned(8)));

#if defined(__x86_64__)

// SSE2: 16 registers of 4 lanes, without fused multiply-add: 2 x 4 sums, 4 loads, a broadcast, and
// a product before it is added.
#define KERNEL(name) name##_baseline
#define LANES 4
#define HAS_FUSED 0
#define TILE4_ROWS 2
#define MAX_TILE_ROWS 2
#define LSTM_ROWS 2
#define BACK_ROWS 2
#include "instances/kernels.inc.h"

// AVX2: 16 registers of 8 lanes: 3 x 4 sums, 3 broadcasts and a vector, or 6 x 2 sums, 2 vectors
// and a broadcast.
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define KERNEL(name) name##_avx2
#define LANES 8
#define HAS_FUSED 1
#define TILE4_ROWS 3
#define TILE2_ROWS 6
#define MAX_TILE_ROWS 6
#define LSTM_ROWS 3
#define BACK_ROWS 6
#include "instances/kernels.inc.h"
#pragma clang attribute pop

// AVX-512: 32 registers of 16 lanes: 6 x 4 or 8 x 2 sums with their vectors and a broadcast, or
// 16 x 1, where each broadcast is part of its product.
#pragma clang attribute push(                                                                      \
    __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,avx2,fma"))), apply_to = function)
#define KERNEL(name) name##_avx512
#define LANES 16
#define HAS_FUSED 1
#define TILE4_ROWS 6
#define TILE2_ROWS 8
#define TILE1_ROWS 16
#define MAX_TILE_ROWS 16
#define LSTM_ROWS 6
#define BACK_ROWS 8
#include "instances/kernels.inc.h"
#pragma clang attribute pop

#elif defined(__aarch64__)

// NEON: 32 registers of 4 lanes: 6 x 4 sums.
#define KERNEL(name) name##_neon
#define LANES 4
#define HAS_FUSED 1
#define TILE4_ROWS 6
#define MAX_TILE_ROWS 6
#define LSTM_ROWS 6
#define BACK_ROWS 6
#include "instances/kernels.inc.h"

#else

// Any other machine: what the compiler makes of four lanes.
#define KERNEL(name) name##_baseline
#define LANES 4
#define HAS_FUSED 0
#define TILE4_ROWS 2
#define MAX_TILE_ROWS 2
#define LSTM_ROWS 2
#define BACK_ROWS 2
#include "instances/kernels.inc.h"

#endif

// Rows are short, so a call of memcpy for each would take longer than the copy.
__attribute__((no_builtin("memcpy", "memmove"))) void CKCopyRows(
    ptrdiff_t rows, ptrdiff_t columns, const float *source, ptrdiff_t sourceStride,
    float *destination, ptrdiff_t destinationStride) {
  if (sourceStride == columns && destinationStride == columns) {
    columns *= rows;
    rows = rows > 0;
  }
  for (ptrdiff_t i = 0; i < rows; i++) {
    const float *from = source + i * sourceStride;
    float *to = destination + i * destinationStride;
    ptrdiff_t j = 0;
    for (; j + 4 <= columns; j += 4) *(CKFour *)(to + j) = *(const CKFour *)(from + j);
    for (; j < columns; j++) to[j] = from[j];
  }
}

// Samples lie anywhere, so the memory is asked for the ones to come while one is copied.
void CKCopySamples(
    ptrdiff_t count, const ptrdiff_t *offsets, const float *source, ptrdiff_t rows,
    ptrdiff_t columns, float *destination, ptrdiff_t slot, ptrdiff_t stride) {
  enum { ahead = 4, most = 16 };
  const ptrdiff_t size = rows * columns;
  const ptrdiff_t asked = size < most * CKBlock ? size : most * CKBlock;
  for (ptrdiff_t n = -ahead; n < count; n++) {
    if (n + ahead < count)
      for (ptrdiff_t k = 0; k < asked; k += CKBlock)
        __builtin_prefetch(source + offsets[n + ahead] + k);
    if (n >= 0)
      CKCopyRows(rows, columns, source + offsets[n], columns, destination + n * slot, stride);
  }
}

const CKTable *CKTableOf(int instructionSet) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  const int hasAVX2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  switch (instructionSet) {
  case CKBaseline: return &table_baseline;
  case CKAVX2: return hasAVX2 ? &table_avx2 : 0;
  case CKAVX512:
    return hasAVX2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                   __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw")
               ? &table_avx512
               : 0;
  default: return 0;
  }
#elif defined(__aarch64__)
  return instructionSet == CKNEON ? &table_neon : 0;
#else
  return instructionSet == CKBaseline ? &table_baseline : 0;
#endif
}
