#include "FusedLoop.h"

// More sums than the units' latency times their number needs (4 to 6 cycles, two units), and few
// enough to stay in registers.
enum { sums = 12 };

// The compiler may not look through REGISTER, so it drops and reorders nothing.
#define LOOP(name, lanes, step)                                                                    \
  typedef float Vector_##name __attribute__((ext_vector_type(lanes)));                             \
  static double name(long count) {                                                                 \
    Vector_##name sum[sums];                                                                       \
    const Vector_##name factor = (Vector_##name)(0.999f), term = (Vector_##name)(0.001f);          \
    for (int s = 0; s < sums; s++) sum[s] = (Vector_##name)((float)s);                             \
    for (long n = 0; n < count; n++)                                                               \
      _Pragma("clang loop unroll(full)") for (int s = 0; s < sums; s++) {                          \
        sum[s] = step(sum[s], factor, term);                                                       \
        __asm__ volatile("" : "+" REGISTER(sum[s]));                                               \
      }                                                                                            \
    return 2.0 * lanes * sums * (double)count;                                                     \
  }

#define FUSED(x, factor, term) __builtin_elementwise_fma(x, factor, term)
#define SEPARATE(x, factor, term) ((x) * (factor) + (term))
#pragma clang fp contract(off)

#if defined(__x86_64__)
#define REGISTER(value) "x"(value)
LOOP(separateSSE, 4, SEPARATE)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
LOOP(fusedAVX2, 8, FUSED)
#pragma clang attribute pop
#undef REGISTER
#define REGISTER(value) "v"(value)
#pragma clang attribute push(__attribute__((target("avx512f,avx512vl,fma"))), apply_to = function)
LOOP(fusedAVX512, 16, FUSED)
#pragma clang attribute pop

double MartletFusedLoop(MartletLoopSet set, long count) {
  __builtin_cpu_init();
  switch (set) {
  case MartletLoopBaseline: return separateSSE(count);
  case MartletLoopAVX2:
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? fusedAVX2(count) : 0;
  case MartletLoopAVX512: return __builtin_cpu_supports("avx512f") ? fusedAVX512(count) : 0;
  default: return 0;
  }
}
#elif defined(__aarch64__)
#define REGISTER(value) "w"(value)
LOOP(fusedNEON, 4, FUSED)

double MartletFusedLoop(MartletLoopSet set, long count) {
  return set == MartletLoopNEON ? fusedNEON(count) : 0;
}
#else
double MartletFusedLoop(MartletLoopSet set, long count) { return (void)set, (void)count, 0; }
#endif
