#include "FusedLoop.h"

// More sums than the units' latency times their number needs (4 to 5 cycles, two units), and few
// enough to stay in registers.
enum { sums = 12 };

#define LOOP(name, lanes)                                                                          \
  typedef float Vector_##name __attribute__((ext_vector_type(lanes)));                             \
  static double name(long count) {                                                                 \
    Vector_##name sum[sums];                                                                       \
    const Vector_##name factor = (Vector_##name)(0.999f), step = (Vector_##name)(0.001f);          \
    for (int s = 0; s < sums; s++) sum[s] = (Vector_##name)((float)s);                             \
    for (long n = 0; n < count; n++)                                                               \
      _Pragma("clang loop unroll(full)") for (int s = 0; s < sums; s++) {                          \
        sum[s] = __builtin_elementwise_fma(sum[s], factor, step);                                  \
        /* The compiler may not look through this, so it drops and reorders nothing. */            \
        __asm__ volatile("" : "+" REGISTER(sum[s]));                                               \
      }                                                                                            \
    return 2.0 * lanes * sums * (double)count;                                                     \
  }

#if defined(__x86_64__)
#define REGISTER(value) "x"(value)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
LOOP(fusedAVX2, 8)
#pragma clang attribute pop
#undef REGISTER
#define REGISTER(value) "v"(value)
#pragma clang attribute push(__attribute__((target("avx512f,avx512vl,fma"))), apply_to = function)
LOOP(fusedAVX512, 16)
#pragma clang attribute pop

double MartletFusedLoop(long count) {
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f")) return fusedAVX512(count);
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return fusedAVX2(count);
  return 0;
}
#elif defined(__aarch64__)
#define REGISTER(value) "w"(value)
LOOP(fusedNEON, 4)

double MartletFusedLoop(long count) { return fusedNEON(count); }
#else
double MartletFusedLoop(long count) { return (void)count, 0; }
#endif
