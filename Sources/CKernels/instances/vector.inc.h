// The vector of an instruction set, and functions of its lanes.
//
// Sums are fused (`fused`) where the machine can; nothing else is contracted, so the results are the
// same for every width. Without fused multiply-add (old x86) the last bits differ.

typedef float KERNEL(Vector) __attribute__((ext_vector_type(LANES), aligned(4)));
#define Vector KERNEL(Vector)

INLINE Vector KERNEL(load)(const float *from) { return *(const Vector *)from; }
INLINE void KERNEL(store)(float *to, Vector value) { *(Vector *)to = value; }
#define load KERNEL(load)
#define store KERNEL(store)

// left * right + sum
#if HAS_FUSED
#define fused(left, right, sum) __builtin_elementwise_fma((left), (right), (sum))
#else
#define fused(left, right, sum) ((left) * (right) + (sum))
#endif

// x p(x^2) / q(x^2), good to about 1e-6; beyond the limit it is 1. A NaN stays one.
INLINE Vector KERNEL(tanhOf)(Vector x) {
  const Vector limit = (Vector)(7.90531110763549805f);
  x = x > limit ? limit : x;
  x = x < -limit ? -limit : x;
  const Vector square = x * x;
  Vector p = (Vector)(-2.76076847742355e-16f);
  p = fused(p, square, (Vector)(2.00018790482477e-13f));
  p = fused(p, square, (Vector)(-8.60467152213735e-11f));
  p = fused(p, square, (Vector)(5.12229709037114e-08f));
  p = fused(p, square, (Vector)(1.48572235717979e-05f));
  p = fused(p, square, (Vector)(6.37261928875436e-04f));
  p = fused(p, square, (Vector)(4.89352455891786e-03f));
  Vector q = (Vector)(1.19825839466702e-06f);
  q = fused(q, square, (Vector)(1.18534705686654e-04f));
  q = fused(q, square, (Vector)(2.26843463243900e-03f));
  q = fused(q, square, (Vector)(4.89352518554385e-03f));
  return p * x / q;
}

// 1 / (1 + e^-x) = tanh(x / 2) / 2 + 1 / 2
INLINE Vector KERNEL(sigmoidOf)(Vector x) {
  const Vector half = (Vector)(0.5f);
  return fused(KERNEL(tanhOf)(x * half), half, half);
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
