// The product with few columns, as scalar products of rows. Each runs in 16 lanes, number k in lane
// k mod 16, whatever the vector's width; four rows at a time, so that they do not wait for one
// another.

INLINE void KERNEL(dotsOfRows)(const int rows, const CKDots *p, ptrdiff_t i, ptrdiff_t j) {
  enum { parts = CKBlockLanes / LANES };
  const float *a = p->a + i * p->aRow, *b = p->b + j * p->bRow;
  Vector sum[4][parts];
  UNROLL for (int r = 0; r < rows; r++) UNROLL for (int n = 0; n < parts; n++)
    sum[r][n] = (Vector)(0.0f);
  for (ptrdiff_t k = 0; k < p->depth; k += CKBlock)
    UNROLL for (int n = 0; n < parts; n++) {
      const Vector row = load(b + k + n * LANES);
      UNROLL for (int r = 0; r < rows; r++)
        sum[r][n] = fused(load(a + r * p->aRow + k + n * LANES), row, sum[r][n]);
    }
  UNROLL for (int r = 0; r < rows; r++) {
    const Vector value = (Vector)(p->bias[j] + KERNEL(sumOfLanes)(sum[r]));
    p->c[(i + r) * p->cRow + j] = activated(p->activation, p->slope, value)[0];
  }
}

KERNEL_FUNCTION void KERNEL(dots)(const CKDots *p) {
  for (ptrdiff_t j = 0; j < p->columns; j++) {
    ptrdiff_t i = 0;
    for (; i + 4 <= p->rows; i += 4) KERNEL(dotsOfRows)(4, p, i, j);
    for (; i < p->rows; i++) KERNEL(dotsOfRows)(1, p, i, j);
  }
}
