// Sinter OpenCL C, format 7
#pragma OPENCL FP_CONTRACT OFF
#define LOAD(type, p) vload16(0, p)
#define STORE(type, p, v) vstore16(v, 0, p)
typedef struct {
  long n;
  long chunk;
  long o0;
  long o1;
  float u0;
} Arguments;
static inline float16 some_float16(__global const float *p, const uint left) {
  float lane[16];
  for (uint i = 0; i < 16; i++) {
    lane[i] = p[min(i, left - 1)];
  }
  return vload16(0, lane);
}
static inline void put_float16(__global float *p, const float16 value, const uint left) {
  float lane[16];
  vstore16(value, 0, lane);
  for (uint i = 0; i < left; i++) {
    p[i] = lane[i];
  }
}
static inline void element(const float16 x0, const float16 x1, const float u0, float16 *r0) {
  const float16 v0 = (float16)(u0);
  const float16 v2 = (v0 * x0);
  const float16 v4 = (v2 + x1);
  *r0 = v4;
}
__kernel void sinter_d9d36ba239b0ea31(
    __global const float *restrict p0,
    __global const float *restrict p1,
    __global float *restrict q0,
    const Arguments a) {
  const uint n = (uint)a.n;
  const uint begin = (uint)(get_global_id(0) * a.chunk);
  const uint end = min(n, begin + (uint)a.chunk);
  p0 += a.o0;
  p1 += a.o1;
  for (uint i = begin; i < end; i += 16) {
    float16 x0;
    float16 x1;
    if (end - i >= 16) {
      x0 = LOAD(float, p0 + i);
      x1 = LOAD(float, p1 + i);
    } else {
      x0 = some_float16(p0 + i, (uint)(end - i));
      x1 = some_float16(p1 + i, (uint)(end - i));
    }
    float16 r0;
    element(x0, x1, a.u0, &r0);
    if (end - i >= 16) {
      STORE(float, q0 + i, r0);
    } else {
      put_float16(q0 + i, r0, (uint)(end - i));
    }
  }
}
