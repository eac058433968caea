/*
 * The loops of the CPU comparison, as a C programmer writes them. Reads commands from standard input,
 * a line each, and answers each with one line:
 *
 *   count         -> nanoseconds of one run and the number of points within the unit circle
 *   call          -> nanoseconds of one run and the sum of the prices
 *
 * Arguments: number of elements, number of threads. Inputs are those of RandomFloats.java: the
 * numbers of Java's SplittableRandom.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifdef _OPENMP
#include <omp.h>
#endif

static uint64_t next(uint64_t *state) {
  uint64_t z = *state += 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 33)) * 0x62a9d9ed799705f5u;
  return ((z ^ (z >> 28)) * 0xcb24d0a5c88c35b3u) >> 32;
}

static float *uniform(uint64_t seed, size_t count, float from, float to) {
  float *values = aligned_alloc(64, (count * sizeof(float) + 63) / 64 * 64);
  if (values == NULL) {
    fprintf(stderr, "no memory for %zu floats\n", count);
    exit(1);
  }
  for (size_t i = 0; i < count; i++) {
    values[i] = from + (to - from) * ((float)(next(&seed) & 0xffffff) * 0x1p-24f);
  }
  return values;
}

static long count(const float *restrict x, const float *restrict y, size_t size) {
  long inside = 0;
#pragma omp parallel for simd reduction(+ : inside) schedule(static)
  for (size_t i = 0; i < size; i++) {
    inside += sqrtf(x[i] * x[i] + y[i] * y[i]) < 1.0f;
  }
  return inside;
}

static inline float cdf(float z) { return 0.5f * (1.0f + erff(z * 0.70710678f)); }

static void call(const float *restrict spot, const float *restrict strike,
                 const float *restrict years, float rate, float vol, float *restrict price,
                 size_t size) {
#pragma omp parallel for simd schedule(static)
  for (size_t i = 0; i < size; i++) {
    float sq = vol * sqrtf(years[i]);
    float d1 = (logf(spot[i] / strike[i]) + (rate + 0.5f * vol * vol) * years[i]) / sq;
    price[i] = spot[i] * cdf(d1) - strike[i] * expf(-rate * years[i]) * cdf(d1 - sq);
  }
}

static double nanos(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1e9 + now.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: loops ELEMENTS THREADS\n");
    return 2;
  }
  size_t size = strtoull(argv[1], NULL, 10);
#ifdef _OPENMP
  omp_set_num_threads(atoi(argv[2]));
#endif
  float *x = uniform(1, size, 0, 1);
  float *y = uniform(2, size, 0, 1);
  float *spot = uniform(3, size, 50, 150);
  float *strike = uniform(4, size, 50, 150);
  float *years = uniform(5, size, 0.05f, 3);
  float *price = uniform(6, size, 0, 1);
  char line[16];
  while (fgets(line, sizeof line, stdin) != NULL) {
    double result = 0;
    double start = nanos();
    if (strcmp(line, "count\n") == 0) {
      result = (double)count(x, y, size);
      start = nanos() - start;
    } else if (strcmp(line, "call\n") == 0) {
      call(spot, strike, years, 0.02f, 0.3f, price, size);
      start = nanos() - start;
      for (size_t i = 0; i < size; i++) {
        result += price[i];
      }
    } else {
      fprintf(stderr, "unknown command %s", line);
      return 2;
    }
    printf("%.0f %.9g\n", start, result);
    fflush(stdout);
  }
  return 0;
}
