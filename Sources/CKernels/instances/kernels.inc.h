// All kernels of one instruction set: include with KERNEL(name), LANES, HAS_FUSED and the tile
// sizes defined. Everything defined here is undefined again at the end.

#include "vector.inc.h"

#include "product.inc.h"

#include "dots.inc.h"

#include "lstm.inc.h"

#include "elementwise.inc.h"

#include "loss.inc.h"

#include "correlations.inc.h"

static const CKTable KERNEL(table) = {
    KERNEL(multiply),       KERNEL(dots),
    KERNEL(addTaps),        KERNEL(lstmForward),
    KERNEL(lstmBackward),   KERNEL(multiplyByDerivative),
    KERNEL(multiplyValues), KERNEL(addValues),
    KERNEL(addColumnSums),  KERNEL(transpose),
    KERNEL(sumLoss),        KERNEL(adam),
    KERNEL(correlate),
};

#undef Vector
#undef load
#undef store
#undef fused
#undef tanhOf
#undef sigmoidOf
#undef activated
#undef derivative
#undef KERNEL
#undef LANES
#undef HAS_FUSED
#undef TILE4_ROWS
#undef TILE2_ROWS
#undef TILE1_ROWS
#undef MAX_TILE_ROWS
#undef LSTM_ROWS
#undef BACK_ROWS
