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
  long o3;
  long o4;
} Arguments;
static inline int4 outside_i32x4(const int4 i, const int4 n) {
  return as_uint4(i + (i < 0 ? n : (int4)(0))) >= as_uint4(n);
}
static inline int4 index_i32x4(const int4 i, const int4 n) {
  const int4 at = i + (i < 0 ? n : (int4)(0));
  return as_uint4(at) < as_uint4(n) ? at : (int4)(0);
}
static inline float4 gather_float_i32x4(__global const float *p, const int4 o) {
  return (float4)(p[o.s0], p[o.s1], p[o.s2], p[o.s3]);
}
static inline int4 some_int4(__global const int *p, const uint left) {
  int lane[4];
  for (uint i = 0; i < 4; i++) {
    lane[i] = p[min(i, left - 1)];
  }
  return vload4(0, lane);
}
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
static inline void report4(__global volatile int *errors, const uint root, int4 error, const ulong4 at, const uint left, const ulong each) {
  if (any(error != 0)) {
    int lane[4];
    ulong position[4];
    vstore4(error, 0, lane);
    vstore4(at, 0, position);
    for (uint i = 0; i < min(left, (uint)4); i++) {
      if (lane[i] != 0) {
        const ulong element = position[i] / each;
        atomic_min(errors + (root * 1 + (lane[i] - 1)), (int)min(position[i], (ulong)2147483646));
        atomic_and(errors + (1 + element / 31 * 1 + root), ~(1 << (uint)(element % 31)));
      }
    }
  }
}
static inline void element(const long4 x0, const int4 x1, __global const float *p2, const float4 x3, const float4 x4, float4 *r0, int4 *e0) {
  const int4 v1 = convert_int4(x0);
  int4 t3 = ((outside_i32x4(x1, v1) != 0) ? (int4)(1) : (int4)(0));
  const int4 v3 = index_i32x4(x1, v1);
  int4 t4 = t3;
  const float4 v4 = gather_float_i32x4(p2, v3);
  const float4 v7 = (x3 + x4);
  int4 t8 = t4;
  const float4 v8 = (v4 + v7);
  *r0 = v8;
  *e0 = t8;
}
__kernel void sinter_86432c2649fcef9a(
    __global const int *restrict p1,
    __global const float *restrict p2,
    __global const float *restrict p3,
    __global const float *restrict p4,
    __global float *restrict q0,
    __global volatile int *errors,
    const Arguments a) {
  const uint n = (uint)a.n;
  const uint i = (uint)get_global_id(0) * 4;
  if (i >= n) {
    return;
  }
  p1 += a.o1;
  p3 += a.o3;
  p4 += a.o4;
  const long4 x0 = (long4)(a.o0);
  int4 x1;
  float4 x3;
  float4 x4;
  if (n - i >= 4) {
    x1 = LOAD(int, p1 + i);
    x3 = LOAD(float, p3 + i);
    x4 = LOAD(float, p4 + i);
  } else {
    x1 = some_int4(p1 + i, (uint)(n - i));
    x3 = some_float4(p3 + i, (uint)(n - i));
    x4 = some_float4(p4 + i, (uint)(n - i));
  }
  float4 r0;
  int4 e0;
  element(x0, x1, p2, x3, x4, &r0, &e0);
  if (n - i >= 4) {
    STORE(float, q0 + i, r0);
  } else {
    put_float4(q0 + i, r0, (uint)(n - i));
  }
  report4(errors, 0, e0, convert_ulong4(i + (uint4)(0, 1, 2, 3)), (uint)(n - i), (ulong)1);
}
