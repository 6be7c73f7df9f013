// The product of matrices (CKProduct), in tiles of C that stay in registers: `rows` x `vectors`
// sums, for each k `vectors` loads of B and `rows` broadcasts of A. The tile's size follows from
// the registers there are (TILE4_ROWS rows of 4 vectors, and so on). Each sum runs over s and k in
// order, whatever tile it falls in, so a row's bits do not depend on the rows beside it.

// tanh and sigmoid of a tile that was just stored: in a loop of its own, where vectors follow one
// another without waiting, and the tiles stay small.
KERNEL_FUNCTION void KERNEL(activateTile)(
    ptrdiff_t rows, ptrdiff_t columns, float *c, ptrdiff_t cRow, int activation) {
  for (ptrdiff_t i = 0; i < rows; i++, c += cRow)
    if (activation == CKTanh)
      for (ptrdiff_t j = 0; j < columns; j += LANES) store(c + j, tanhOf(load(c + j)));
    else
      for (ptrdiff_t j = 0; j < columns; j += LANES) store(c + j, sigmoidOf(load(c + j)));
}

// The sums of a tile times the derivative, from what the function put out.
INLINE void KERNEL(multiplySums)(
    const int rows, const int vectors, const int activation, const CKProduct *p,
    const float *outputs, Vector sum[MAX_TILE_ROWS][8]) {
  UNROLL for (int r = 0; r < rows; r++) UNROLL for (int v = 0; v < vectors; v++)
    sum[r][v] *= derivative(activation, p->slope, load(outputs + r * p->cRow + v * LANES));
}

INLINE void KERNEL(productTile)(
    const int rows, const int vectors, const CKProduct *p, ptrdiff_t depth, const float *a,
    const float *b, const float *bias, float *c, int start, int isLast) {
  Vector sum[MAX_TILE_ROWS][8];
  UNROLL for (int r = 0; r < rows; r++) UNROLL for (int v = 0; v < vectors; v++)
    sum[r][v] = start == CKStartZero     ? (Vector)(0.0f)
                : start == CKStartOutput ? load(c + r * p->cRow + v * LANES)
                                         : load(bias + v * LANES);
  for (ptrdiff_t s = 0; s < p->segments; s++) {
    const float *left = a + s * p->aSegment, *right = b + s * p->bSegment;
    for (ptrdiff_t k = 0; k < depth; k++) {
      // What there are fewer of is loaded first and kept; the other comes one at a time.
      if (rows <= vectors) {
        Vector factor[MAX_TILE_ROWS];
        UNROLL for (int r = 0; r < rows; r++) factor[r] = (Vector)(left[r * p->aRow]);
        UNROLL for (int v = 0; v < vectors; v++) {
          const Vector row = load(right + v * LANES);
          UNROLL for (int r = 0; r < rows; r++) sum[r][v] = fused(factor[r], row, sum[r][v]);
        }
      } else {
        Vector row[8];
        UNROLL for (int v = 0; v < vectors; v++) row[v] = load(right + v * LANES);
        UNROLL for (int r = 0; r < rows; r++) {
          const Vector factor = (Vector)(left[r * p->aRow]);
          UNROLL for (int v = 0; v < vectors; v++) sum[r][v] = fused(factor, row[v], sum[r][v]);
        }
      }
      left += p->aStep;
      right += p->bRow;
    }
  }
  if (isLast && p->outputs) {
    const float *outputs = p->outputs + (c - p->c);
    switch (p->activation) {
    case CKRectifier: KERNEL(multiplySums)(rows, vectors, CKRectifier, p, outputs, sum); break;
    case CKTanh: KERNEL(multiplySums)(rows, vectors, CKTanh, p, outputs, sum); break;
    case CKSigmoid: KERNEL(multiplySums)(rows, vectors, CKSigmoid, p, outputs, sum); break;
    }
  } else if (isLast && p->activation == CKRectifier) {
    UNROLL for (int r = 0; r < rows; r++) UNROLL for (int v = 0; v < vectors; v++)
      sum[r][v] = KERNEL(rectified)(sum[r][v], p->slope);
  }
  UNROLL for (int r = 0; r < rows; r++) UNROLL for (int v = 0; v < vectors; v++)
    store(c + r * p->cRow + v * LANES, sum[r][v]);
  if (isLast && !p->outputs && p->activation > CKRectifier)
    KERNEL(activateTile)(rows, vectors * LANES, c, p->cRow, p->activation);
}

// All rows of `vectors` columns, in the largest tiles that fit.
INLINE void KERNEL(productStrip)(
    const int vectors, const int tileRows, const CKProduct *p, ptrdiff_t depth, const float *a,
    const float *b, const float *bias, float *c, int start, int isLast) {
  ptrdiff_t i = 0;
#define TILE(count)                                                                               \
  KERNEL(productTile)                                                                            \
  (count, vectors, p, depth, a + i * p->aRow, b, bias, c + i * p->cRow, start, isLast)
  for (; i + tileRows <= p->rows; i += tileRows) TILE(tileRows);
#define REST(count) case count: if (tileRows > count) TILE(count); break;
  switch (p->rows - i) {
    REST(1) REST(2) REST(3) REST(4) REST(5) REST(6) REST(7) REST(8)
    REST(9) REST(10) REST(11) REST(12) REST(13) REST(14) REST(15)
  }
#undef REST
#undef TILE
}

KERNEL_FUNCTION void KERNEL(productColumns)(
    const CKProduct *p, ptrdiff_t depth, const float *a, const float *b, float *c, int start,
    int isLast) {
  const float *bias = start == CKStartBias ? p->bias : 0;
  ptrdiff_t j = 0;
#define STRIPS(vectors, rows)                                                                      \
  for (; j + (vectors) * LANES <= p->columns; j += (vectors) * LANES)                              \
    KERNEL(productStrip)(vectors, rows, p, depth, a, b + j, bias ? bias + j : 0, c + j, start, isLast)
  // One row alone: four sums would wait for one another.
  if (p->rows == 1) STRIPS(8, 1);
  STRIPS(4, TILE4_ROWS);
#if LANES > 4
  STRIPS(2, TILE2_ROWS);
#endif
#if LANES > 8
  STRIPS(1, TILE1_ROWS);
#endif
#undef STRIPS
}

KERNEL_FUNCTION void KERNEL(multiply)(const CKProduct *p) {
  // A long sum is taken in parts, so that the part of B stays in the first cache for all rows; C
  // holds the sums in between, which changes no bit.
  const ptrdiff_t part = p->segments == 1 && p->rows > 1 ? 128 : p->depth;
  for (ptrdiff_t g = 0; g < p->groups; g++) {
    const float *a = p->a + g * p->aGroup;
    float *c = p->c + g * p->cGroup;
    ptrdiff_t k = 0;
    do {
      // A rest below half a part is taken with the part before it.
      const ptrdiff_t left = p->depth - k, depth = left < part + part / 2 ? left : part;
      KERNEL(productColumns)(
          p, depth, a + k * p->aStep, p->b + k * p->bRow, c, k == 0 ? p->start : CKStartOutput,
          depth == left);
      k += depth;
    } while (k < p->depth);
  }
}
