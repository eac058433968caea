/*
 * Reference values for the tests of Fn, computed with libquadmath (113 bits).
 *
 *   gcc -O2 reference.c -o reference -lquadmath -lm
 *   ./reference > ../resources/dev/sinter/fused/reference.csv    the table that the tests read
 *   ./reference check < values                                   largest errors of given values: lines "name xbits ybits"
 *
 * A row of the table: function, argument (double bits), nearest double to the value (bits), and how far the value lies above
 * that double, in thousandths of its ulp.
 */
#include <quadmath.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROWS 80

typedef __float128 quad;

static quad sigmoid(quad x) { return 1 / (1 + expq(-x)); }

/* tgammaq and lgammaq of negative numbers by reflection: near the poles the library's own forms lose bits. */
static quad sin_pi(quad x) {
  quad turn = x - 2 * rintq(x / 2), magnitude = fabsq(turn);
  quad folded = magnitude > 0.5Q ? 1 - magnitude : magnitude;
  return copysignq(sinq(M_PIq * folded), turn);
}
static quad gamma_of(quad x) { return x < 0 ? M_PIq / (sin_pi(x) * tgammaq(1 - x)) : tgammaq(x); }
static quad lgamma_of(quad x) { return x < 0 ? logq(M_PIq / fabsq(sin_pi(x))) - lgammaq(1 - x) : lgammaq(x); }

/* Arguments: log-spaced magnitudes from `from` to `to` above (and if both, below) `origin`, and uniform ones within `reach`. */
static const struct {
  const char *name;
  quad (*function)(quad);
  double origin, from, to, low, high;
  int both_signs;
} functions[] = {
    {"exp2", exp2q, 0, 1e-10, 1073, -20, 20, 1},
    {"log2", log2q, 0, 1e-310, 1e308, 0.5, 2, 0},
    {"asinh", asinhq, 0, 1e-300, 1e300, -5, 5, 1},
    {"acosh", acoshq, 1, 1e-15, 1e300, 1, 5, 0},
    {"atanh", atanhq, 0, 1e-300, 0.9999999, -1, 1, 1},
    {"sigmoid", sigmoid, 0, 1e-5, 740, -20, 20, 1},
    {"erf", erfq, 0, 1e-300, 6, -3, 3, 1},
    {"erfc", erfcq, 0, 1e-5, 27.2, -3, 10, 1},
    {"gamma", gamma_of, 0, 1e-300, 171.6, -25, 30, 1},
    {"gamma", gamma_of, 0, 10, 183, -180, 170, 1},
    {"lgamma", lgamma_of, 0, 1e-300, 1e300, 0, 10, 0},
    {"lgamma", lgamma_of, 1, 1e-14, 3, 0.5, 3, 0},
    {"lgamma-negative", lgamma_of, 0, 1e-20, 1000, -20, 0, -1},
};

static uint64_t bits(double x) {
  uint64_t b;
  memcpy(&b, &x, 8);
  return b;
}
static double from_bits(uint64_t b) {
  double x;
  memcpy(&x, &b, 8);
  return x;
}
static quad ulp(double y) { return fmaxq(nextafterq(0, 1), (quad) from_bits((bits(y) & ~(1ULL << 63)) + 1) - fabsq((quad) y)); }

static uint64_t state = 42;
static double uniform(void) {
  state = state * 6364136223846793005ULL + 1442695040888963407ULL;
  return (double) (state >> 11) * 0x1p-53;
}

static void row(int k, double x) {
  quad y = functions[k].function(x);
  double nearest = (double) y;
  if (x == (double) functions[k].origin || nearest != nearest || nearest - nearest != 0 || nearest == 0) return;
  printf("%s,%llx,%llx,%d\n", functions[k].name, (unsigned long long) bits(x), (unsigned long long) bits(nearest),
         (int) rintq(1000 * (y - nearest) / ulp(nearest) * (nearest < 0 ? -1 : 1)));
}

static void table(void) {
  printf("# reference.c (libquadmath): function, argument bits, nearest double's bits, thousandths of its ulp beyond it\n");
  for (int k = 0; k < (int) (sizeof functions / sizeof *functions); k++) {
    quad first = logq(functions[k].from), last = logq(functions[k].to);
    for (int n = 0; n < ROWS; n++) {
      double magnitude = (double) expq(first + (last - first) * n / ROWS);
      int down = functions[k].both_signs < 0 || (functions[k].both_signs > 0 && n % 2);
      row(k, functions[k].origin + (down ? -magnitude : magnitude));
    }
    for (int n = 0; n < ROWS; n++) row(k, functions[k].low + (functions[k].high - functions[k].low) * uniform());
  }
}

static void check(void) {
  double worst[16] = {0}, where[16] = {0};
  char name[32];
  unsigned long long xb, yb;
  while (scanf("%31s %llx %llx", name, &xb, &yb) == 3) {
    int k = 0;
    while (strcmp(functions[k].name, name)) k++;
    double x = from_bits(xb), got = from_bits(yb);
    quad y = functions[k].function(x);
    double unit = (double) y;
    if (unit - unit != 0) { if (bits(unit) != yb && unit == unit) printf("%s(%.17g) = %g, not %g\n", name, x, got, unit); continue; }
    if (!strcmp(name, "lgamma-negative")) unit = (double) fmaxq(fmaxq(1, fabsq(y)), lgammaq(-(quad) x));
    double error = (double) (fabsq(y - got) / ulp(unit));
    if (!(error <= worst[k])) worst[k] = error, where[k] = x;
  }
  for (int k = 0; k < (int) (sizeof functions / sizeof *functions); k++)
    if (worst[k] > 0) printf("%-16s %.3f ulp at %.17g\n", functions[k].name, worst[k], where[k]);
}

int main(int count, char **arguments) {
  if (count > 1 && !strcmp(arguments[1], "check")) check();
  else table();
}
