// LSTM layers through time.

// The gates of `rows` samples and LANES units at once: 4 x `rows` sums in registers over bias, input
// and state, then the activations on the spot. `weights` are those of the block, from the lane on.
INLINE void KERNEL(lstmTile)(
    const int rows, const CKLSTMForward *p, const float *weights, const float *input,
    const float *projection, const float *before, const float *cellsBefore, float *after,
    float *cellsAfter, float *activatedCells, float *gates) {
  Vector sum[LSTM_ROWS][4];
  if (projection) {
    UNROLL for (int r = 0; r < rows; r++) UNROLL for (int gate = 0; gate < 4; gate++)
      sum[r][gate] = load(projection + (r * 4 + gate) * CKBlock);
    weights += (1 + p->inputSize) * 4 * CKBlock;
  } else {
    UNROLL for (int r = 0; r < rows; r++) UNROLL for (int gate = 0; gate < 4; gate++)
      sum[r][gate] = load(weights + gate * CKBlock);
    weights += 4 * CKBlock;
    for (ptrdiff_t k = 0; k < p->inputSize; k++, weights += 4 * CKBlock) {
      Vector row[4];
      UNROLL for (int gate = 0; gate < 4; gate++) row[gate] = load(weights + gate * CKBlock);
      UNROLL for (int r = 0; r < rows; r++) {
        const Vector factor = (Vector)(input[r * p->inputStride + k]);
        UNROLL for (int gate = 0; gate < 4; gate++)
          sum[r][gate] = fused(factor, row[gate], sum[r][gate]);
      }
    }
  }
  for (ptrdiff_t k = 0; k < p->hiddenSize; k++, weights += 4 * CKBlock) {
    Vector row[4];
    UNROLL for (int gate = 0; gate < 4; gate++) row[gate] = load(weights + gate * CKBlock);
    UNROLL for (int r = 0; r < rows; r++) {
      const Vector factor = (Vector)(before[r * p->hiddenStride + k]);
      UNROLL for (int gate = 0; gate < 4; gate++)
        sum[r][gate] = fused(factor, row[gate], sum[r][gate]);
    }
  }
  UNROLL for (int r = 0; r < rows; r++) {
    const Vector i = sigmoidOf(sum[r][0]), f = sigmoidOf(sum[r][1]), o = sigmoidOf(sum[r][3]);
    const Vector g = p->isRectified ? KERNEL(rectified)(sum[r][2], 0.0f) : tanhOf(sum[r][2]);
    const Vector cell = fused(i, g, f * load(cellsBefore + r * p->hiddenStride));
    const Vector active = p->isRectified ? KERNEL(rectified)(cell, 0.0f) : tanhOf(cell);
    store(cellsAfter + r * p->hiddenStride, cell);
    store(after + r * p->hiddenStride, o * active);
    if (gates) {
      store(activatedCells + r * p->hiddenStride, active);
      store(gates + (r * 4 + 0) * CKBlock, i);
      store(gates + (r * 4 + 1) * CKBlock, f);
      store(gates + (r * 4 + 2) * CKBlock, g);
      store(gates + (r * 4 + 3) * CKBlock, o);
    }
  }
}

KERNEL_FUNCTION void KERNEL(lstmForward)(const CKLSTMForward *p) {
  const ptrdiff_t slot = p->batch * p->hiddenStride, blocks = p->hiddenStride / CKBlock;
  const ptrdiff_t gateSlot = p->batch * 4 * CKBlock;
  const ptrdiff_t weightBlock = (1 + p->inputSize + p->hiddenSize) * 4 * CKBlock;
  for (ptrdiff_t n = 0; n < slot; n++) p->states[n] = p->cells[n] = 0;
  for (ptrdiff_t t = 0; t < p->steps; t++) {
    // In evaluation there is one slot of cells, written over at every step.
    const float *cellsBefore = p->cells + (p->gates ? t * slot : 0);
    float *cellsAfter = p->cells + (p->gates ? (t + 1) * slot : 0);
    for (ptrdiff_t block = 0; block < blocks; block++)
      for (ptrdiff_t lane = 0; lane < CKBlock; lane += LANES) {
        const float *weights = p->weights + block * weightBlock + lane;
        const ptrdiff_t unit = block * CKBlock + lane;
        ptrdiff_t b = 0;
#define TILES(count)                                                                               \
  for (; b + (count) <= p->batch; b += (count)) {                                                  \
    const ptrdiff_t place = b * p->hiddenStride + unit;                                            \
    const ptrdiff_t gate = (block * p->steps + t) * gateSlot + b * 4 * CKBlock + lane;             \
    KERNEL(lstmTile)                                                                               \
    (count, p, weights, p->input ? p->input + (t * p->batch + b) * p->inputStride : 0,             \
     p->projection ? p->projection + block * gateSlot + b * 4 * CKBlock + lane : 0,                \
     p->states + t * slot + b * p->hiddenStride, cellsBefore + place,                              \
     p->states + (t + 1) * slot + place, cellsAfter + place,                                       \
     p->gates ? p->activatedCells + t * slot + place : 0, p->gates ? p->gates + gate : 0);         \
  }
        TILES(LSTM_ROWS)
#if LSTM_ROWS > 4
        TILES(4)
#endif
#if LSTM_ROWS > 2
        TILES(2)
#endif
        TILES(1)
#undef TILES
      }
  }
}

// The gradient of `rows` samples and `strips` x 16 units at one step: `rows` x `vectors` sums of what
// the next step's gates give back, then the gradients of this step's gates over the gates.
INLINE void KERNEL(lstmBackTile)(
    const int rows, const int strips, const CKLSTMBackward *p, ptrdiff_t t, ptrdiff_t strip,
    ptrdiff_t b) {
  enum { perStrip = CKBlock / LANES };
  const ptrdiff_t slot = p->batch * p->hiddenStride, blocks = p->hiddenStride / CKBlock;
  const ptrdiff_t gateSlot = p->batch * 4 * CKBlock;
  const ptrdiff_t stripSize = blocks * 4 * CKBlock * CKBlock;
  const int isLast = t == p->steps - 1;
  const ptrdiff_t place = b * p->hiddenStride + strip * CKBlock;
  const float *above = p->outputGradient ? p->outputGradient + t * slot + place
                       : isLast && p->lastStateGradient ? p->lastStateGradient + place
                                                        : 0;
  Vector sum[BACK_ROWS][2 * perStrip];
  UNROLL for (int r = 0; r < rows; r++) UNROLL for (int v = 0; v < strips * perStrip; v++)
    sum[r][v] = above ? load(above + r * p->hiddenStride + v * LANES) : (Vector)(0.0f);
  if (!isLast)
    for (ptrdiff_t block = 0; block < blocks; block++) {
      const float *next = p->gates + (block * p->steps + t + 1) * gateSlot + b * 4 * CKBlock;
      const float *weights =
          p->transposedWeights + strip * stripSize + block * 4 * CKBlock * CKBlock;
      for (ptrdiff_t j = 0; j < 4 * CKBlock; j++, weights += CKBlock) {
        Vector row[2 * perStrip];
        UNROLL for (int n = 0; n < strips; n++) UNROLL for (int v = 0; v < perStrip; v++)
          row[n * perStrip + v] = load(weights + n * stripSize + v * LANES);
        UNROLL for (int r = 0; r < rows; r++) {
          const Vector factor = (Vector)(next[r * 4 * CKBlock + j]);
          UNROLL for (int v = 0; v < strips * perStrip; v++)
            sum[r][v] = fused(factor, row[v], sum[r][v]);
        }
      }
    }
  const Vector one = (Vector)(1.0f), zero = (Vector)(0.0f);
  UNROLL for (int r = 0; r < rows; r++) UNROLL for (int v = 0; v < strips * perStrip; v++) {
    const ptrdiff_t unit = place + r * p->hiddenStride + v * LANES;
    const ptrdiff_t block = strip + v / perStrip, lane = v % perStrip * LANES;
    const ptrdiff_t gate = (b + r) * 4 * CKBlock + lane;
    float *gates = p->gates + (block * p->steps + t) * gateSlot + gate;
    const Vector i = load(gates), f = load(gates + CKBlock), g = load(gates + 2 * CKBlock);
    const Vector o = load(gates + 3 * CKBlock);
    const Vector active = load(p->activatedCells + t * slot + unit);
    const Vector before = load(p->cells + t * slot + unit), state = sum[r][v];
    const Vector cellSlope = p->isRectified ? (active > zero ? one : zero)
                                            : fused(-active, active, one);
    const Vector candidateSlope = p->isRectified ? (g > zero ? one : zero) : fused(-g, g, one);
    Vector cell = state * o * cellSlope;
    if (!isLast) cell += load(p->cellGradient + unit);
    const Vector di = cell * g * (i * (one - i)), df = cell * before * (f * (one - f));
    const Vector dg = cell * i * candidateSlope, dO = state * active * (o * (one - o));
    store(p->cellGradient + unit, cell * f);
    store(gates, di);
    store(gates + CKBlock, df);
    store(gates + 2 * CKBlock, dg);
    store(gates + 3 * CKBlock, dO);
    if (p->projectionGradient) {
      float *total = p->projectionGradient + block * gateSlot + gate;
      store(total, isLast ? di : load(total) + di);
      store(total + CKBlock, isLast ? df : load(total + CKBlock) + df);
      store(total + 2 * CKBlock, isLast ? dg : load(total + 2 * CKBlock) + dg);
      store(total + 3 * CKBlock, isLast ? dO : load(total + 3 * CKBlock) + dO);
    }
  }
}

KERNEL_FUNCTION void KERNEL(lstmBackward)(const CKLSTMBackward *p) {
  const ptrdiff_t strips = p->hiddenStride / CKBlock;
  for (ptrdiff_t t = p->steps - 1; t >= 0; t--) {
    ptrdiff_t strip = 0;
#define TILES(rows, count)                                                                         \
  for (; b + (rows) <= p->batch; b += (rows)) KERNEL(lstmBackTile)(rows, count, p, t, strip, b)
#define STRIPS(count)                                                                              \
  for (; strip + (count) <= strips; strip += (count)) {                                            \
    ptrdiff_t b = 0;                                                                               \
    TILES(BACK_ROWS, count);                                                                       \
    TILES(2, count);                                                                               \
    TILES(1, count);                                                                               \
  }
#if LANES == CKBlockLanes
    STRIPS(2)
#endif
    STRIPS(1)
#undef STRIPS
#undef TILES
  }
}
