// LSTM layers through time.

// Adds `count` numbers of each of `rows` rows, times their weights, to the sums of 4 gates of
// `units` vectors of units, whose weights lie `unitWeights` apart; 4 x `units` loads of weights and
// `rows` broadcasts for 4 x `rows` x `units` products. Returns where the weights end.
INLINE const float *KERNEL(lstmSums)(
    const int rows, const int units, Vector sum[LSTM_ROWS][8], const float *weights,
    ptrdiff_t unitWeights, const float *values, ptrdiff_t stride, ptrdiff_t count) {
  for (ptrdiff_t k = 0; k < count; k++, weights += 4 * CKBlock) {
    Vector factor[LSTM_ROWS];
    UNROLL for (int r = 0; r < rows; r++) factor[r] = (Vector)(values[r * stride + k]);
    UNROLL for (int n = 0; n < 4 * units; n++) {
      const Vector row = load(weights + n / 4 * unitWeights + n % 4 * CKBlock);
      UNROLL for (int r = 0; r < rows; r++) sum[r][n] = fused(factor[r], row, sum[r][n]);
    }
  }
  return weights;
}

// One step of `rows` samples and `units` vectors of units, from the one that begins at `unit`:
// 4 x `rows` x `units` sums stay in registers over bias, input and state; then the activations.
INLINE void KERNEL(lstmTile)(
    const int rows, const int units, const CKLSTMForward *p, ptrdiff_t t, ptrdiff_t unit,
    ptrdiff_t b) {
  const ptrdiff_t slot = p->batch * p->hiddenStride, gateSlot = p->batch * 4 * CKBlock;
  const ptrdiff_t weightBlock = (1 + p->inputSize + p->hiddenSize) * 4 * CKBlock;
  const ptrdiff_t block = unit / CKBlock, lane = unit % CKBlock;
  // From one vector of units to the next: in the same block where it holds more than one.
  const int isWhole = LANES == CKBlockLanes;
  const ptrdiff_t unitWeights = isWhole ? weightBlock : LANES;
  const ptrdiff_t unitProjection = isWhole ? gateSlot : LANES;
  const ptrdiff_t unitGates = isWhole ? p->steps * gateSlot : LANES;
  const float *weights = p->weights + block * weightBlock + lane;
  Vector sum[LSTM_ROWS][8];
  if (p->projection) {
    const float *projection = p->projection + block * gateSlot + b * 4 * CKBlock + lane;
    UNROLL for (int r = 0; r < rows; r++) UNROLL for (int n = 0; n < 4 * units; n++)
      sum[r][n] = load(projection + n / 4 * unitProjection + (r * 4 + n % 4) * CKBlock);
    weights += (1 + p->inputSize) * 4 * CKBlock;
  } else {
    UNROLL for (int r = 0; r < rows; r++) UNROLL for (int n = 0; n < 4 * units; n++)
      sum[r][n] = load(weights + n / 4 * unitWeights + n % 4 * CKBlock);
    weights = KERNEL(lstmSums)(
        rows, units, sum, weights + 4 * CKBlock, unitWeights,
        p->input + (t * p->batch + b) * p->inputStride, p->inputStride, p->inputSize);
  }
  KERNEL(lstmSums)(
      rows, units, sum, weights, unitWeights, p->states + t * slot + b * p->hiddenStride,
      p->hiddenStride, p->hiddenSize);

  const ptrdiff_t place = b * p->hiddenStride + unit;
  // In evaluation there is one slot of cells, written over at every step.
  const float *before = p->cells + (p->gates ? t * slot : 0) + place;
  float *after = p->cells + (p->gates ? (t + 1) * slot : 0) + place;
  float *states = p->states + (t + 1) * slot + place;
  float *activatedCells = p->gates ? p->activatedCells + t * slot + place : 0;
  const ptrdiff_t gate = (block * p->steps + t) * gateSlot + b * 4 * CKBlock + lane;
  float *gates = p->gates ? p->gates + gate : 0;
  // In two rounds, each a short chain, so that the processor works on several rows at once.
  UNROLL for (int r = 0; r < rows; r++) UNROLL for (int u = 0; u < units; u++) {
    Vector *a = sum[r] + 4 * u;
    const Vector i = sigmoidOf(a[0]), f = sigmoidOf(a[1]);
    const Vector g = p->isRectified ? KERNEL(rectified)(a[2], 0.0f) : tanhOf(a[2]);
    a[0] = fused(i, g, f * load(before + r * p->hiddenStride + u * LANES));
    store(after + r * p->hiddenStride + u * LANES, a[0]);
    if (gates) {
      float *kept = gates + u * unitGates + r * 4 * CKBlock;
      store(kept, i);
      store(kept + CKBlock, f);
      store(kept + 2 * CKBlock, g);
    }
  }
  UNROLL for (int r = 0; r < rows; r++) UNROLL for (int u = 0; u < units; u++) {
    Vector *a = sum[r] + 4 * u;
    const Vector o = sigmoidOf(a[3]);
    const Vector active = p->isRectified ? KERNEL(rectified)(a[0], 0.0f) : tanhOf(a[0]);
    store(states + r * p->hiddenStride + u * LANES, o * active);
    if (gates) {
      store(gates + u * unitGates + (r * 4 + 3) * CKBlock, o);
      store(activatedCells + r * p->hiddenStride + u * LANES, active);
    }
  }
}

KERNEL_FUNCTION void KERNEL(lstmForward)(const CKLSTMForward *p) {
  const ptrdiff_t slot = p->batch * p->hiddenStride;
  for (ptrdiff_t n = 0; n < slot; n++) p->states[n] = p->cells[n] = 0;
  // One sample alone: two vectors of units, or the sums would wait for one another.
  const ptrdiff_t units = p->batch == 1 && p->hiddenStride % (2 * LANES) == 0 ? 2 * LANES : LANES;
  for (ptrdiff_t t = 0; t < p->steps; t++)
    for (ptrdiff_t done = 0; done < p->hiddenStride; done += units) {
      // There and back: the weights used last are still in the first cache.
      const ptrdiff_t unit = t % 2 ? p->hiddenStride - units - done : done;
      ptrdiff_t b = 0;
      if (units > LANES) KERNEL(lstmTile)(1, 2, p, t, unit, b++);
#define TILES(rows)                                                                                \
  for (; b + (rows) <= p->batch; b += (rows)) KERNEL(lstmTile)(rows, 1, p, t, unit, b)
      TILES(LSTM_ROWS);
#if LSTM_ROWS > 4
      TILES(4);
#endif
#if LSTM_ROWS > 2
      TILES(2);
#endif
      TILES(1);
#undef TILES
    }
}

// The gradient of `rows` samples and `strips` x 16 units at one step: `rows` x `vectors` sums of
// what the next step's gates give back, then the gradients of this step's gates over the gates.
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
  const ptrdiff_t most = LANES == CKBlockLanes ? 2 : 1;
  for (ptrdiff_t t = p->steps - 1; t >= 0; t--)
    for (ptrdiff_t done = 0, count; done < strips; done += count) {
      count = strips - done < most ? strips - done : most;
      // There and back: the weights used last are still in the first cache.
      const ptrdiff_t strip = t % 2 ? strips - count - done : done;
      ptrdiff_t b = 0;
#define TILES(rows, strips)                                                                        \
  for (; b + (rows) <= p->batch; b += (rows)) KERNEL(lstmBackTile)(rows, strips, p, t, strip, b)
#if LANES == CKBlockLanes
      if (count == 2) {
        TILES(BACK_ROWS, 2);
        TILES(4, 2);
        TILES(2, 2);
        TILES(1, 2);
      }
#endif
      TILES(BACK_ROWS, 1);
#if BACK_ROWS > 4
      TILES(4, 1);
#endif
      TILES(2, 1);
      TILES(1, 1);
#undef TILES
    }
}
