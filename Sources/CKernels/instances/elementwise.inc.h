// Kernels without products. A rest shorter than a vector is taken number by number.

KERNEL_FUNCTION void KERNEL(multiplyByDerivative)(
    ptrdiff_t count, int activation, float slope, const float *output, float *gradient) {
  ptrdiff_t n = 0;
  for (; n + LANES <= count; n += LANES)
    store(gradient + n, load(gradient + n) * derivative(activation, slope, load(output + n)));
  for (; n < count; n++)
    gradient[n] *= derivative(activation, slope, (Vector)(output[n]))[0];
}

KERNEL_FUNCTION void KERNEL(multiplyValues)(ptrdiff_t count, const float *mask, float *values) {
  ptrdiff_t n = 0;
  for (; n + LANES <= count; n += LANES) store(values + n, load(values + n) * load(mask + n));
  for (; n < count; n++) values[n] *= mask[n];
}

KERNEL_FUNCTION void KERNEL(addValues)(ptrdiff_t count, const float *values, float *sums) {
  ptrdiff_t n = 0;
  for (; n + LANES <= count; n += LANES) store(sums + n, load(sums + n) + load(values + n));
  for (; n < count; n++) sums[n] += values[n];
}

// Number n in lane n mod 16.
INLINE float KERNEL(sumOf)(ptrdiff_t count, const float *values) {
  Vector sum[CKBlockLanes / LANES];
  UNROLL for (int v = 0; v < CKBlockLanes / LANES; v++) sum[v] = (Vector)(0.0f);
  ptrdiff_t n = 0;
  for (; n + CKBlock <= count; n += CKBlock)
    UNROLL for (int v = 0; v < CKBlockLanes / LANES; v++) sum[v] += load(values + n + v * LANES);
  float rest[CKBlock] = {0};
  for (ptrdiff_t left = n; left < count; left++) rest[left - n] = values[left];
  UNROLL for (int v = 0; v < CKBlockLanes / LANES; v++) sum[v] += load(rest + v * LANES);
  return KERNEL(sumOfLanes)(sum);
}

// Four vectors of columns at a time, so that their sums do not wait for one another.
KERNEL_FUNCTION void KERNEL(addColumnSums)(
    ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t stride, const float *matrix, float *sums) {
  if (columns == 1 && stride == 1) {
    sums[0] += KERNEL(sumOf)(rows, matrix);
    return;
  }
  ptrdiff_t j = 0;
  for (; j + 4 * LANES <= columns; j += 4 * LANES) {
    Vector sum[4];
    UNROLL for (int v = 0; v < 4; v++) sum[v] = load(sums + j + v * LANES);
    for (ptrdiff_t i = 0; i < rows; i++)
      UNROLL for (int v = 0; v < 4; v++) sum[v] += load(matrix + i * stride + j + v * LANES);
    UNROLL for (int v = 0; v < 4; v++) store(sums + j + v * LANES, sum[v]);
  }
  for (; j + LANES <= columns; j += LANES) {
    Vector sum = load(sums + j);
    for (ptrdiff_t i = 0; i < rows; i++) sum += load(matrix + i * stride + j);
    store(sums + j, sum);
  }
  for (; j < columns; j++)
    for (ptrdiff_t i = 0; i < rows; i++) sums[j] += matrix[i * stride + j];
}

// Output q stride + phase - padding gets tap phase + (q - i) stride of input i: outputs of one
// phase have as many taps, but for the ends.
INLINE void KERNEL(addTapsOfPhase)(
    const CKTapSum *p, ptrdiff_t phase, float bias, const float *a, float *c) {
  const ptrdiff_t stride = p->stride, next = p->aRow - stride * p->filters;
  const ptrdiff_t taps = phase < p->taps ? (p->taps - phase - 1) / stride + 1 : 0;
  ptrdiff_t q = phase < p->padding ? (p->padding - phase + stride - 1) / stride : 0;
  for (ptrdiff_t o; (o = q * stride + phase - p->padding) < p->outputs; q++) {
    const ptrdiff_t first = q < taps ? 0 : q - taps + 1;
    const ptrdiff_t end = q < p->inputs ? q + 1 : p->inputs;
    const float *tap = a + (phase + q * stride) * p->filters + first * next;
    float sum = bias;
    _Pragma("clang loop vectorize(disable) unroll(disable)")
    for (ptrdiff_t i = first; i < end; i++, tap += next) sum += *tap;
    c[o * p->filters] = sum;
  }
}

KERNEL_FUNCTION void KERNEL(addTaps)(const CKTapSum *p) {
  for (ptrdiff_t g = 0; g < p->groups; g++)
    for (ptrdiff_t f = 0; f < p->filters; f++)
      for (ptrdiff_t phase = 0; phase < p->stride; phase++)
        KERNEL(addTapsOfPhase)(
            p, phase, p->bias[f], p->a + g * p->aGroup + f, p->c + g * p->cGroup + f);
  if (p->activation == CKIdentity) return;
  const ptrdiff_t count = p->outputs * p->filters;
  for (ptrdiff_t g = 0; g < p->groups; g++) {
    float *c = p->c + g * p->cGroup;
    ptrdiff_t n = 0;
    for (; n + LANES <= count; n += LANES)
      store(c + n, activated(p->activation, p->slope, load(c + n)));
    for (; n < count; n++) c[n] = activated(p->activation, p->slope, (Vector)(c[n]))[0];
  }
}

// In squares of 4 x 4 that stay in registers.
KERNEL_FUNCTION void KERNEL(transpose)(
    ptrdiff_t rows, ptrdiff_t columns, const float *source, ptrdiff_t sourceStride,
    float *destination, ptrdiff_t destinationStride) {
  ptrdiff_t i = 0;
  for (; i + 4 <= rows; i += 4) {
    ptrdiff_t j = 0;
    for (; j + 4 <= columns; j += 4) {
      const float *from = source + i * sourceStride + j;
      float *to = destination + j * destinationStride + i;
      const CKFour a = *(const CKFour *)from, b = *(const CKFour *)(from + sourceStride);
      const CKFour c = *(const CKFour *)(from + 2 * sourceStride);
      const CKFour d = *(const CKFour *)(from + 3 * sourceStride);
      const CKFour ab = __builtin_shufflevector(a, b, 0, 4, 1, 5);
      const CKFour cd = __builtin_shufflevector(c, d, 0, 4, 1, 5);
      const CKFour ab2 = __builtin_shufflevector(a, b, 2, 6, 3, 7);
      const CKFour cd2 = __builtin_shufflevector(c, d, 2, 6, 3, 7);
      *(CKFour *)to = __builtin_shufflevector(ab, cd, 0, 1, 4, 5);
      *(CKFour *)(to + destinationStride) = __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
      *(CKFour *)(to + 2 * destinationStride) = __builtin_shufflevector(ab2, cd2, 0, 1, 4, 5);
      *(CKFour *)(to + 3 * destinationStride) = __builtin_shufflevector(ab2, cd2, 2, 3, 6, 7);
    }
    for (; j < columns; j++)
      for (ptrdiff_t r = i; r < i + 4; r++)
        destination[j * destinationStride + r] = source[r * sourceStride + j];
  }
  for (; i < rows; i++)
    for (ptrdiff_t j = 0; j < columns; j++)
      destination[j * destinationStride + i] = source[i * sourceStride + j];
}

// Without clipping and decay, `isPlain`, their factors of 1 and 0 are left out: the division and
// the root already keep the multipliers busy for half the time.
INLINE void KERNEL(adamStep)(
    const int isPlain, const CKAdam *s, Vector *parameter, Vector gradient, Vector *first,
    Vector *second) {
  if (!isPlain) gradient = gradient * s->gradientScale + *parameter * s->penalty;
  *first = *first + (gradient - *first) * s->firstRate;
  *second = *second * s->secondDecay + gradient * s->secondRate * gradient;
  const Vector spread = __builtin_elementwise_sqrt(*second) + s->epsilon;
  const Vector kept = isPlain ? *parameter : *parameter * s->shrinkage;
  *parameter = kept - *first / spread * s->stepSize;
}

INLINE void KERNEL(adamSteps)(const int isPlain, const CKAdam *s) {
  ptrdiff_t n = 0;
  for (; n + LANES <= s->count; n += LANES) {
    Vector parameter = load(s->parameters + n), first = load(s->firstMoments + n);
    Vector second = load(s->secondMoments + n);
    KERNEL(adamStep)(isPlain, s, &parameter, load(s->gradient + n), &first, &second);
    store(s->parameters + n, parameter);
    store(s->firstMoments + n, first);
    store(s->secondMoments + n, second);
  }
  for (; n < s->count; n++) {
    Vector parameter = (Vector)(s->parameters[n]), first = (Vector)(s->firstMoments[n]);
    Vector second = (Vector)(s->secondMoments[n]);
    KERNEL(adamStep)(isPlain, s, &parameter, (Vector)(s->gradient[n]), &first, &second);
    s->parameters[n] = parameter[0];
    s->firstMoments[n] = first[0];
    s->secondMoments[n] = second[0];
  }
}

KERNEL_FUNCTION void KERNEL(adam)(const CKAdam *s) {
  if (s->gradientScale == 1 && s->penalty == 0 && s->shrinkage == 1)
    KERNEL(adamSteps)(1, s);
  else
    KERNEL(adamSteps)(0, s);
}
