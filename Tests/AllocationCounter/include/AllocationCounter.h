#ifndef MARTLET_ALLOCATION_COUNTER_H
#define MARTLET_ALLOCATION_COUNTER_H

/// Blocks of memory that this thread has asked for so far, or -1 where they cannot be counted. A
/// program that links this counts: its `malloc` and kin stand before the C library's.
long MartletAllocationCount(void);

#endif
