// Losses, four numbers at a time on every machine, so that the lanes of the sum are the same.

INLINE CKFour KERNEL(lossOf)(int loss, float delta, CKFour d, CKFour *derivative) {
  const CKFour zero = (CKFour)(0.0f), one = (CKFour)(1.0f), limit = (CKFour)(delta);
  const CKFour size = __builtin_elementwise_abs(d);
  switch (loss) {
  case CKAbsolute:
    *derivative = d > zero ? one : (d < zero ? -one : zero);
    return size;
  case CKHuber:
    *derivative = size <= limit ? d : (d > zero ? limit : -limit);
    return size <= limit ? (CKFour)(0.5f) * d * d : limit * (size - (CKFour)(0.5f) * limit);
  default:
    *derivative = (CKFour)(2.0f) * d;
    return d * d;
  }
}

INLINE double KERNEL(sumLossOf)(const CKLossSum *p, int loss) {
  CKFourDoubles sum = (CKFourDoubles)(0.0);
  const CKFour scale = (CKFour)(p->scale);
  const float *target = p->target;
  for (ptrdiff_t i = 0; i < p->rows; i++, target += p->columns) {
    const float *weight = p->weight ? p->weight + i * p->columns : 0;
    const float *output = p->output + i * p->stride;
    float *gradient = p->gradient ? p->gradient + i * p->stride : 0;
    CKFour derivative;
    ptrdiff_t j = 0;
    for (; j + 4 <= p->columns; j += 4) {
      const CKFour d = *(const CKFour *)(output + j) - *(const CKFour *)(target + j);
      CKFour value = KERNEL(lossOf)(loss, p->delta, d, &derivative);
      if (weight) {
        value *= *(const CKFour *)(weight + j);
        derivative *= *(const CKFour *)(weight + j);
      }
      sum += __builtin_convertvector(value, CKFourDoubles);
      if (gradient) *(CKFour *)(gradient + j) = derivative * scale;
    }
    if (j == p->columns) continue;
    // Lanes without a number add the loss of no difference, which is 0.
    CKFour d = (CKFour)(0.0f);
    UNROLL for (int n = 0; n < 3; n++) if (j + n < p->columns) d[n] = output[j + n] - target[j + n];
    CKFour value = KERNEL(lossOf)(loss, p->delta, d, &derivative);
    if (weight) {
      CKFour rest = (CKFour)(0.0f);
      UNROLL for (int n = 0; n < 3; n++) if (j + n < p->columns) rest[n] = weight[j + n];
      value *= rest;
      derivative *= rest;
    }
    sum += __builtin_convertvector(value, CKFourDoubles);
    derivative = derivative * scale;
    if (gradient)
      UNROLL for (int n = 0; n < 3; n++) if (j + n < p->columns) gradient[j + n] = derivative[n];
  }
  return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

KERNEL_FUNCTION double KERNEL(sumLoss)(const CKLossSum *p) {
  switch (p->loss) {
  case CKAbsolute: return KERNEL(sumLossOf)(p, CKAbsolute);
  case CKHuber: return KERNEL(sumLossOf)(p, CKHuber);
  default: return KERNEL(sumLossOf)(p, CKSquared);
  }
}
