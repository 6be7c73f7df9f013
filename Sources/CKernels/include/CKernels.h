#ifndef MARTLET_CKERNELS_H
#define MARTLET_CKERNELS_H

#include <stddef.h>

// The inner loops of training, in C: one source (`instances/`), compiled once for each instruction
// set by `kernels.c`, and chosen when the program starts. The Swift module `Kernels` is the only
// caller. It checks every extent before a call, so nothing is checked here, and it has each kernel
// once more in slow, obvious Swift, named below as "slow form"; the tests compare the two, to the
// last bit.
//
// Rules that all kernels keep, so that AVX2, AVX-512 and NEON give the same bits, whatever the
// batch:
// - every sum has one order, written below: the index's, or a fixed number of lanes;
// - products are fused into their sums (one rounding); nothing else is contracted;
// - tanh and the sigmoid are quotients of polynomials of our own, with a relative error below 5e-7.
//
// How they are fast: the sums of a tile of the result stay in registers for the whole sum, with
// enough of them to hide the latency of a fused multiply-add (4 cycles, two a cycle: 8 sums at
// least), and few enough loads for each (two a cycle as well). So a tile of R rows and V vectors
// needs R V registers for the sums, and for each step of the sum V loads of vectors, R broadcasts,
// and R V products.
//
//                   registers   lanes   tiles (rows x vectors)      LSTM forward    LSTM backward
//     baseline             16       4   2x4                         2 rows x 4      2 rows x 4
//     AVX2                 16       8   3x4, 6x2                    3 rows x 4      6 rows x 2
//     AVX-512              32      16   6x4, 8x2, 16x1              6 rows x 4      8 rows x 2
//     NEON                 32       4   6x4                         6 rows x 4      6 rows x 4
//
// 3x4 fills AVX2's registers: 12 sums, 3 broadcasts, 1 vector. Rows that are left over are one tile
// of their number. What limits each on a real machine: docs/engine.md.

/// Numbers in one block of the packed layouts, the same on every machine: one vector of AVX-512,
/// two of AVX2, four of NEON. Rows of what is written in vectors are padded to whole blocks.
enum { CKBlock = 16 };

/// What a sum starts from: 0, what C holds, or bias[j].
enum { CKStartZero, CKStartOutput, CKStartBias };
/// f(x): x; x above 0 and slope x below; tanh x; 1 / (1 + e^-x). Derivatives are taken from y =
/// f(x).
enum { CKIdentity, CKRectifier, CKTanh, CKSigmoid };
/// d^2; |d|; d^2 / 2 up to delta and delta (|d| - delta / 2) beyond.
enum { CKSquared, CKAbsolute, CKHuber };

/// The product of matrices:
///
///     C[g, i, j] = f(start[j] + sum over s, k of A[g, i, s, k] B[s, k, j])
///     C[g, i, j] = (start[j] + sum ...) f'(Y[g, i, j])                        where `outputs`, Y, is given
///
/// for `groups` x `rows` x `columns`, summed over `segments` x `depth` in order; columns are whole
/// blocks. A[g, i, s, k] lies at g aGroup + i aRow + s aSegment + k aStep, B[s, k, j] at s bSegment
/// + k bRow + j, C[g, i, j] and Y at g cGroup + i cRow + j. So A may be transposed (the gradient of
/// weights), its rows may overlap (a convolution), and a sum may run over parts that lie apart
/// (samples between margins).
///
/// A long sum of one segment is taken in parts of 128, so that the part of B stays in the first
/// cache for all rows. Slow form: `ReferenceKernels.multiply(MatrixProduct)`.
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

/// The product with few columns, which would leave most lanes of a tile empty, as scalar products:
///
///     C[i, j] = f(bias[j] + sum over k of A[i, k] B[j, k])
///
/// A is [rows, depth], B [columns, depth], with rows aRow, bRow and cRow apart; depth is whole
/// blocks. A sum runs in 16 lanes, k in lane k mod 16; then lanes 8 apart are added, then 4, 2 and
/// 1. Four rows at a time: 4 sums and 1 vector of B in registers, 5 loads for 4 products. Slow
/// form: `ReferenceKernels.multiply(RowProducts)`.
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

/// The end of a transposed convolution whose taps were multiplied before they meet:
///
///     C[g, o, f] = phi(bias[f] + sum of A[g, i, k, f] over all i, k with i stride + k - padding = o)
///
/// A is [group, input, tap, filter], rows of taps aRow apart; C is [group, output, filter]. Summed
/// in the order of i, in scalars: it is a hundredth of the multiplications. Slow form:
/// `ReferenceKernels.add(TapSum)`.
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

/// An LSTM layer forwards, for each step t, sample b, and unit:
///
///     a[gate] = bias[gate] + W x[t] + U h[t-1]       gates i, f, g, o; or projection[gate] + U h[t-1]
///     i, f, o = sigmoid(a)      g = phi(a)           phi is tanh, or x above 0 where `isRectified`
///     c[t] = i g + f c[t-1]     h[t] = o phi(c[t])
///
/// Units lie in blocks of 16; hiddenStride is hiddenSize padded to blocks. Layouts: weights
/// [block][bias, inputs ..., states ...][gate][lane]; input [t][b][inputSize], rows inputStride
/// apart; projection (bias + W x where x never changes) [block][b][gate][lane]; states and cells [t
/// + 1][b][hiddenStride], slot 0 set to 0; activatedCells, phi(c), [t][b][hiddenStride]; gates
/// [block][t][b][gate][lane]. `input` or `projection` is null. `activatedCells` and `gates` are for
/// the way back, and null in evaluation, where cells are one slot.
///
/// A tile is the four gates of some samples and one vector of units (one sample alone: two vectors,
/// or 4 sums would wait for one another); the activations are applied to the sums in registers:
/// five quotients for 4 (hiddenSize + inputSize) products. Odd steps take the units backwards,
/// since the weights used last are still in the first cache. Slow form:
/// `ReferenceKernels.forward(LSTMPass)`.
typedef struct {
  ptrdiff_t steps, batch, inputSize, hiddenSize, hiddenStride, inputStride;
  int isRectified;
  const float *weights, *input, *projection;
  float *states, *cells, *activatedCells, *gates;
} CKLSTMForward;

/// An LSTM layer backwards; dx is d(loss)/dx:
///
///     dh[t] = outputGradient[t] + U^T da[t+1]        dc[t] = dc[t+1] f[t+1] + dh[t] o phi'(c)
///     da_i = dc g i(1-i)    da_f = dc c[t-1] f(1-f)    da_g = dc i phi'(g)    da_o = dh phi(c) o(1-o)
///
/// da is written over the gates. Layouts as above; transposedWeights, U^T,
/// [strip][block][gate][lane] [16 lanes of the strip]: what each gate gives to 16 states;
/// cellGradient, dc f, is scratch of [b][hiddenStride]; projectionGradient [block][b][gate][lane]
/// is the sum of da over t. Null where there is none: outputGradient [t][b][hiddenStride],
/// lastStateGradient (of the last step alone), and projectionGradient.
///
/// A tile is some samples and one or two strips of states: its sums run over all gates of the next
/// step, then become the gradients of this step's gates. Slow form:
/// `ReferenceKernels.backward(LSTMBackwardPass)`.
typedef struct {
  ptrdiff_t steps, batch, hiddenStride;
  int isRectified;
  const float *transposedWeights, *outputGradient, *lastStateGradient;
  float *gates;
  const float *cells, *activatedCells;
  float *cellGradient, *projectionGradient;
} CKLSTMBackward;

/// The loss of rows x columns outputs, rows `stride` apart, against as many targets without gaps:
///
///     sum over i, j of weight[i, j] loss(d),  d = output[i, j] - target[i, j]
///     gradient[i, j] = scale weight[i, j] loss'(d)
///
/// The gradient lies as the output does; null where it is not wanted. The weights lie as the
/// targets do; null is 1 for all. Summed in four lanes of double, j in lane j mod 4, on every
/// machine. Slow form: `ReferenceKernels.sum(LossSum)`.
typedef struct {
  ptrdiff_t rows, columns, stride;
  const float *output, *target, *weight;
  float *gradient;
  int loss;
  float delta, scale;
} CKLossSum;

/// One step of Adam (Kingma & Ba 2015) for `count` parameters p with gradient g and moments m, v:
///
///     g <- gradientScale g + penalty p              p <- shrinkage p
///     m <- m + firstRate (g - m)                    v <- secondDecay v + secondRate g g
///     p <- p - stepSize (m / (sqrt(v) + epsilon))
///
/// Bound by the root and the division. Slow form: `ReferenceKernels.step(AdamStep)`.
typedef struct {
  ptrdiff_t count;
  float *parameters;
  const float *gradient;
  float *firstMoments, *secondMoments;
  float gradientScale, penalty, shrinkage, firstRate, secondDecay, secondRate;
  float stepSize, epsilon;
} CKAdam;

/// Correlations of `count` windows with those some rows later, in eight lanes of double, a lag each:
///
///     p[j] <- p[j] + (v[w + length - 1] v[w + length - 1 + lag + j] - v[w - 1] v[w - 1 + lag + j])
///     sums[w - first, j] += (inverseLength p[j] - mean[w] mean[w + lag + j])
///                           (inverse[w] inverse[w + lag + j])
///
/// for w from `first`; p of window 0 is given. A window without deviation has inverse 0 and isFlat 1,
/// and two of them add 1. Nothing is fused, so every machine has the same bits. A lane waits for its
/// own sum alone, so eight of them fill a vector of AVX-512 that two additions bound. Slow form:
/// `WindowCorrelations.addSlowly`.
typedef struct {
  ptrdiff_t first, count, lag, length;
  const double *values, *means, *inverseDeviations, *isFlat;
  double inverseLength;
  double *products, *sums;
} CKCorrelations;

/// The kernels of one instruction set.
typedef struct {
  void (*multiply)(const CKProduct *product);
  void (*dots)(const CKDots *dots);
  void (*addTaps)(const CKTapSum *sum);
  void (*lstmForward)(const CKLSTMForward *pass);
  void (*lstmBackward)(const CKLSTMBackward *pass);
  /// gradient[n] *= f'(x), from output[n] = f(x)
  void (*multiplyByDerivative)(
      ptrdiff_t count, int activation, float slope, const float *output, float *gradient);
  /// values[n] *= mask[n]
  void (*multiplyValues)(ptrdiff_t count, const float *mask, float *values);
  /// sums[n] += values[n]
  void (*addValues)(ptrdiff_t count, const float *values, float *sums);
  /// sums[j] += sum over i of matrix[i, j], rows `stride` apart, in the order of i; one column
  /// without gaps in 16 lanes, as in CKDots
  void (*addColumnSums)(
      ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t stride, const float *matrix, float *sums);
  /// destination[j, i] = source[i, j], in squares of 4 x 4
  void (*transpose)(
      ptrdiff_t rows, ptrdiff_t columns, const float *source, ptrdiff_t sourceStride,
      float *destination, ptrdiff_t destinationStride);
  double (*sumLoss)(const CKLossSum *sum);
  void (*adam)(const CKAdam *step);
  void (*correlate)(const CKCorrelations *correlations);
} CKTable;

enum { CKBaseline, CKAVX2, CKAVX512, CKNEON };

/// The kernels of an instruction set, or null where this machine lacks it.
const CKTable *CKTableOf(int instructionSet);

/// Copies rows of numbers that do not overlap.
void CKCopyRows(
    ptrdiff_t rows, ptrdiff_t columns, const float *source, ptrdiff_t sourceStride,
    float *destination, ptrdiff_t destinationStride);

/// Copies `count` samples of rows x columns numbers without gaps, those at `offsets` of `source`,
/// to slots `slot` numbers apart, rows `stride` apart. They lie anywhere, so each is asked of the
/// memory four samples ahead.
void CKCopySamples(
    ptrdiff_t count, const ptrdiff_t *offsets, const float *source, ptrdiff_t rows,
    ptrdiff_t columns, float *destination, ptrdiff_t slot, ptrdiff_t stride);

/// Tells the processor that this thread waits for another, which saves power and lets a sibling
/// run.
static inline void CKPause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("isb");
#endif
}

#endif
