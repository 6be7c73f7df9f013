#ifndef MARTLET_FUSED_LOOP_H
#define MARTLET_FUSED_LOOP_H

typedef enum {
  MartletLoopBaseline,
  MartletLoopAVX2,
  MartletLoopAVX512,
  MartletLoopNEON,
} MartletLoopSet;

/// Runs `count` rounds of independent multiply-adds in registers alone, fused where the instruction
/// set can, and returns how many floating-point operations that were: a multiplication and an
/// addition each lane; 0 where the machine lacks the set. No program of that set can do more of them
/// in the same time.
double MartletFusedLoop(MartletLoopSet set, long count);

#endif
