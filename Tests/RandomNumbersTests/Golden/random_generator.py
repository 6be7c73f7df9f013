"""xoshiro256++ seeded through SplitMix64, and the polar method, written from the papers.

Prints the numbers that RandomGeneratorTests holds.
"""

import math

MASK = (1 << 64) - 1


def split_mix(state):
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


def rotate(x, k):
    return ((x << k) | (x >> (64 - k))) & MASK


def xoshiro(seed, stream=0):
    mixer = split_mix(seed ^ next(split_mix(stream)))
    s = [next(mixer) for _ in range(4)]
    while True:
        yield (rotate((s[0] + s[3]) & MASK, 23) + s[0]) & MASK
        t = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotate(s[3], 45)


def normal(bits):
    while True:
        x = 2 * (next(bits) >> 11) * 2.0**-53 - 1
        y = 2 * (next(bits) >> 11) * 2.0**-53 - 1
        r = x * x + y * y
        if 0 < r < 1:
            yield x * math.sqrt(-2 * math.log(r) / r)


bits = xoshiro(1)
print([next(bits) for _ in range(3)])
deviates = normal(xoshiro(1))
print([next(deviates) for _ in range(3)])
