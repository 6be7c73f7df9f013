#ifndef MARTLET_CKERNELS_H
#define MARTLET_CKERNELS_H

#include <stddef.h>

// The kernels in C: one source, compiled once for each instruction set. The Swift module `Kernels` is
// their only caller; it checks every extent, and has each kernel once more in slow, obvious Swift.
// The formulas and layouts stand there (`MatrixProduct`, `TapSum`, `LSTMPass`, `LSTMBackwardPass`,
// `LossSum`, `AdamStep`).

/// Numbers in one block of the packed layouts, on every machine.
enum { CKBlock = 16 };

enum { CKStartZero, CKStartOutput, CKStartBias };
enum { CKIdentity, CKRectifier, CKTanh, CKSigmoid };
enum { CKSquared, CKAbsolute, CKHuber };

/// C[g, i, j] = f(start[j] + sum over s, k of A[g, i, s, k] B[s, k, j])
typedef struct {
  ptrdiff_t groups, rows, columns, segments, depth;
  const float *a;
  ptrdiff_t aGroup, aRow, aSegment, aStep;
  const float *b;
  ptrdiff_t bSegment, bRow;
  float *c;
  ptrdiff_t cGroup, cRow;
  int start;
  const float *bias;
  int activation;
  float slope;
  const float *outputs;
} CKProduct;

/// C[i, j] = f(bias[j] + sum over k of A[i, k] B[j, k])
typedef struct {
  ptrdiff_t rows, columns, depth;
  const float *a;
  ptrdiff_t aRow;
  const float *b;
  ptrdiff_t bRow;
  const float *bias;
  float *c;
  ptrdiff_t cRow;
  int activation;
  float slope;
} CKDots;

/// C[g, o, f] = phi(bias[f] + sum of A[g, i, k, f]) where i stride + k - padding = o
typedef struct {
  ptrdiff_t groups, inputs, outputs, taps, filters, stride, padding;
  const float *a;
  ptrdiff_t aGroup, aRow;
  const float *bias;
  float *c;
  ptrdiff_t cGroup;
  int activation;
  float slope;
} CKTapSum;

/// An LSTM layer forwards; `input` or `projection` is null, and so are the last two in evaluation.
typedef struct {
  ptrdiff_t steps, batch, inputSize, hiddenSize, hiddenStride, inputStride;
  int isRectified;
  const float *weights, *input, *projection;
  float *states, *cells, *activatedCells, *gates;
} CKLSTMForward;

/// An LSTM layer backwards; the gradients from above and of the projection may be null.
typedef struct {
  ptrdiff_t steps, batch, hiddenStride;
  int isRectified;
  const float *transposedWeights, *outputGradient, *lastStateGradient;
  float *gates;
  const float *cells, *activatedCells;
  float *cellGradient, *projectionGradient;
} CKLSTMBackward;

/// The loss of outputs against targets, and its gradient unless that is null. The weights of single
/// numbers lie as the targets do; null is 1 for all.
typedef struct {
  ptrdiff_t rows, columns, stride;
  const float *output, *target, *weight;
  float *gradient;
  int loss;
  float delta, scale;
} CKLossSum;

/// One step of Adam for `count` parameters; the formula stands at Swift's `AdamStep`.
typedef struct {
  ptrdiff_t count;
  float *parameters;
  const float *gradient;
  float *firstMoments, *secondMoments;
  float gradientScale, penalty, shrinkage, firstRate, secondDecay, secondRate;
  float stepSize, epsilon;
} CKAdam;

/// The kernels of one instruction set.
typedef struct {
  void (*multiply)(const CKProduct *product);
  void (*dots)(const CKDots *dots);
  void (*addTaps)(const CKTapSum *sum);
  void (*lstmForward)(const CKLSTMForward *pass);
  void (*lstmBackward)(const CKLSTMBackward *pass);
  void (*multiplyByDerivative)(
      ptrdiff_t count, int activation, float slope, const float *output, float *gradient);
  void (*multiplyValues)(ptrdiff_t count, const float *mask, float *values);
  void (*addValues)(ptrdiff_t count, const float *values, float *sums);
  void (*addColumnSums)(
      ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t stride, const float *matrix, float *sums);
  void (*transpose)(
      ptrdiff_t rows, ptrdiff_t columns, const float *source, ptrdiff_t sourceStride,
      float *destination, ptrdiff_t destinationStride);
  double (*sumLoss)(const CKLossSum *sum);
  void (*adam)(const CKAdam *step);
} CKTable;

enum { CKBaseline, CKAVX2, CKAVX512, CKNEON };

/// The kernels of an instruction set, or null where this machine lacks it.
const CKTable *CKTableOf(int instructionSet);

/// Copies rows of numbers that do not overlap.
void CKCopyRows(
    ptrdiff_t rows, ptrdiff_t columns, const float *source, ptrdiff_t sourceStride,
    float *destination, ptrdiff_t destinationStride);

/// Tells the processor that this thread waits for another, which saves power and lets a sibling run.
static inline void CKPause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("isb");
#endif
}

/// Copies `count` samples of rows x columns numbers without gaps, those at `offsets` of `source`, to
/// slots `slot` numbers apart, rows `stride` apart.
void CKCopySamples(
    ptrdiff_t count, const ptrdiff_t *offsets, const float *source, ptrdiff_t rows,
    ptrdiff_t columns, float *destination, ptrdiff_t slot, ptrdiff_t stride);

#endif
