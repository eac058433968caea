// Sinter OpenCL C, format 7
#pragma OPENCL FP_CONTRACT OFF
#ifdef SINTER_UNALIGNED
#define LOAD(type, p) vload4(0, p)
#define STORE(type, p, v) vstore4(v, 0, p)
#else
#define LOAD(type, p) (*(__global const type##4 *)(p))
#define STORE(type, p, v) (*(__global type##4 *)(p) = (v))
#endif
typedef struct {
  long n;
  long o0;
  long o1;
  float u0;
} Arguments;
static inline float4 some_float4(__global const float *p, const uint left) {
  float lane[4];
  for (uint i = 0; i < 4; i++) {
    lane[i] = p[min(i, left - 1)];
  }
  return vload4(0, lane);
}
static inline void put_float4(__global float *p, const float4 value, const uint left) {
  float lane[4];
  vstore4(value, 0, lane);
  for (uint i = 0; i < left; i++) {
    p[i] = lane[i];
  }
}
static inline void element(const float4 x0, const float4 x1, const float u0, float4 *r0) {
  const float4 v0 = (float4)(u0);
  const float4 v2 = (v0 * x0);
  const float4 v4 = (v2 + x1);
  *r0 = v4;
}
__kernel void sinter_d9d36ba239b0ea31(
    __global const float *restrict p0,
    __global const float *restrict p1,
    __global float *restrict q0,
    const Arguments a) {
  const uint n = (uint)a.n;
  const uint i = (uint)get_global_id(0) * 4;
  if (i >= n) {
    return;
  }
  p0 += a.o0;
  p1 += a.o1;
  float4 x0;
  float4 x1;
  if (n - i >= 4) {
    x0 = LOAD(float, p0 + i);
    x1 = LOAD(float, p1 + i);
  } else {
    x0 = some_float4(p0 + i, (uint)(n - i));
    x1 = some_float4(p1 + i, (uint)(n - i));
  }
  float4 r0;
  element(x0, x1, a.u0, &r0);
  if (n - i >= 4) {
    STORE(float, q0 + i, r0);
  } else {
    put_float4(q0 + i, r0, (uint)(n - i));
  }
}
