#ifndef MARTLET_FUSED_LOOP_H
#define MARTLET_FUSED_LOOP_H

/// Runs `count` rounds of independent fused multiply-adds in registers alone, with the widest vectors
/// this machine has, and returns how many floating-point operations that were: a multiplication and
/// an addition each lane. No program can do more of them in the same time.
double MartletFusedLoop(long count);

#endif
