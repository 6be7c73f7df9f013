// Correlations of windows with later ones; the formulas are at `CKCorrelations`.

KERNEL_FUNCTION void KERNEL(correlate)(const CKCorrelations *c) {
#define EIGHT(from) (*(const CKEightDoubles *)(from))
  CKEightDoubles products = EIGHT(c->products);
  for (ptrdiff_t i = 0; i < c->count; i++) {
    const ptrdiff_t window = c->first + i, partner = window + c->lag;
    if (window > 0) {
      const ptrdiff_t left = window - 1, right = window - 1 + c->length;
      products += c->values[right] * EIGHT(c->values + right + c->lag) -
                  c->values[left] * EIGHT(c->values + left + c->lag);
    }
    const CKEightDoubles covariance =
        products * c->inverseLength - c->means[window] * EIGHT(c->means + partner);
    const CKEightDoubles inverse =
        c->inverseDeviations[window] * EIGHT(c->inverseDeviations + partner);
    CKEightDoubles *sum = (CKEightDoubles *)(c->sums + 8 * i);
    *sum += covariance * inverse;
    if (c->isFlat[window] == 1) *sum += EIGHT(c->isFlat + partner);
  }
  *(CKEightDoubles *)c->products = products;
#undef EIGHT
}
