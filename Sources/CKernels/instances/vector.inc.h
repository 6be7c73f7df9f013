// The vector of an instruction set, and functions of its lanes.
//
// Sums are fused (`fused`) where the machine can; nothing else is contracted, so the results are
// the same for every width. Without fused multiply-add (old x86) the last bits differ.

typedef float KERNEL(Vector) __attribute__((ext_vector_type(LANES), aligned(4)));
#define Vector KERNEL(Vector)

INLINE Vector KERNEL(load)(const float *from) { return *(const Vector *)from; }
INLINE void KERNEL(store)(float *to, Vector value) { *(Vector *)to = value; }
#define load KERNEL(load)
#define store KERNEL(store)

// The sum of 16 lanes in `CKBlock / LANES` vectors: lanes 8 apart are added first, then 4, 2 and 1.
INLINE float KERNEL(sumOfLanes)(const Vector *parts) {
#if LANES == 16
  const CKEight eight = parts[0].lo + parts[0].hi;
  const CKFour four = eight.lo + eight.hi;
#elif LANES == 8
  const CKEight eight = parts[0] + parts[1];
  const CKFour four = eight.lo + eight.hi;
#else
  const CKFour four = (parts[0] + parts[2]) + (parts[1] + parts[3]);
#endif
  return (four[0] + four[2]) + (four[1] + four[3]);
}

// left * right + sum
#if HAS_FUSED
#define fused(left, right, sum) __builtin_elementwise_fma((left), (right), (sum))
#else
#define fused(left, right, sum) ((left) * (right) + (sum))
#endif

// tanh x = x p(x^2) / q(x^2), a minimax fit up to the limit, relative error below 5e-7; beyond it
// the value there. A NaN stays one. The first step of q is an addition since its leading
// coefficient is 1, and additions have units of their own: eight multiplications and a division a
// vector.
//
// With a scale of 2 it is tanh(x / 2) / 2: powers of 2 scale the coefficients without rounding.
INLINE Vector KERNEL(scaledTanh)(Vector x, float scale) {
  const float square1 = scale * scale, square2 = square1 * square1, square3 = square2 * square1;
  const Vector limit = (Vector)(7.9f * scale);
  x = x > limit ? limit : x;
  x = x < -limit ? -limit : x;
  const Vector square = x * x;
  Vector p = (Vector)(46.26526641845703f);
  p = fused(p, square, (Vector)(11877.2978515625f * square1));
  p = fused(p, square, (Vector)(518923.53125f * square2));
  p = fused(p, square, (Vector)(4011958.75f * square3));
  Vector q = square + (Vector)(962.9185180664062f * square1);
  q = fused(q, square, (Vector)(95701.6015625f * square2));
  q = fused(q, square, (Vector)(1856239.0f * square3));
  q = fused(q, square, (Vector)(4011959.25f * square2 * square2));
  return p * x / q;
}

INLINE Vector KERNEL(tanhOf)(Vector x) { return KERNEL(scaledTanh)(x, 1.0f); }

// 1 / (1 + e^-x) = tanh(x / 2) / 2 + 1 / 2
INLINE Vector KERNEL(sigmoidOf)(Vector x) {
  return KERNEL(scaledTanh)(x, 2.0f) + (Vector)(0.5f);
}

INLINE Vector KERNEL(rectified)(Vector x, float slope) {
  return x > (Vector)(0.0f) ? x : x * slope;
}

INLINE Vector KERNEL(activated)(int activation, float slope, Vector x) {
  switch (activation) {
  case CKRectifier: return KERNEL(rectified)(x, slope);
  case CKTanh: return KERNEL(tanhOf)(x);
  case CKSigmoid: return KERNEL(sigmoidOf)(x);
  default: return x;
  }
}

// The derivative at x, from y = f(x).
INLINE Vector KERNEL(derivative)(int activation, float slope, Vector y) {
  const Vector one = (Vector)(1.0f);
  switch (activation) {
  case CKRectifier: return y > (Vector)(0.0f) ? one : (Vector)(slope);
  case CKTanh: return fused(-y, y, one);
  case CKSigmoid: return fused(-y, y, y);
  default: return one;
  }
}

#define tanhOf KERNEL(tanhOf)
#define sigmoidOf KERNEL(sigmoidOf)
#define activated KERNEL(activated)
#define derivative KERNEL(derivative)
