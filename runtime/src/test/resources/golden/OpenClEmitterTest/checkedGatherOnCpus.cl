// Sinter OpenCL C, format 7
#pragma OPENCL FP_CONTRACT OFF
#define LOAD(type, p) vload16(0, p)
#define STORE(type, p, v) vstore16(v, 0, p)
typedef struct {
  long n;
  long chunk;
  long o0;
  long o1;
  long o3;
  long o4;
} Arguments;
static inline int16 outside_i32x16(const int16 i, const int16 n) {
  return as_uint16(i + (i < 0 ? n : (int16)(0))) >= as_uint16(n);
}
static inline int16 index_i32x16(const int16 i, const int16 n) {
  const int16 at = i + (i < 0 ? n : (int16)(0));
  return as_uint16(at) < as_uint16(n) ? at : (int16)(0);
}
static inline float16 gather_float_i32x16(__global const float *p, const int16 o) {
  const int16 d = o - o.s0;
  if (all(d == (int16)(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15))) {
    return vload16(0, p + o.s0);
  }
  if (all(d == 0)) {
    return (float16)(p[o.s0]);
  }
  return (float16)(p[o.s0], p[o.s1], p[o.s2], p[o.s3], p[o.s4], p[o.s5], p[o.s6], p[o.s7], p[o.s8], p[o.s9], p[o.sa], p[o.sb], p[o.sc], p[o.sd], p[o.se], p[o.sf]);
}
static inline int16 some_int16(__global const int *p, const uint left) {
  int lane[16];
  for (uint i = 0; i < 16; i++) {
    lane[i] = p[min(i, left - 1)];
  }
  return vload16(0, lane);
}
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
static inline void report16(__global volatile int *errors, const uint root, int16 error, const ulong16 at, const uint left, const ulong each) {
  if (any(error != 0)) {
    int lane[16];
    ulong position[16];
    vstore16(error, 0, lane);
    vstore16(at, 0, position);
    for (uint i = 0; i < min(left, (uint)16); i++) {
      if (lane[i] != 0) {
        const ulong element = position[i] / each;
        atomic_min(errors + (root * 1 + (lane[i] - 1)), (int)min(position[i], (ulong)2147483646));
        atomic_and(errors + (1 + element / 31 * 1 + root), ~(1 << (uint)(element % 31)));
      }
    }
  }
}
static inline void element(const long16 x0, const int16 x1, __global const float *p2, const float16 x3, const float16 x4, float16 *r0, int16 *e0) {
  const int16 v1 = convert_int16(x0);
  int16 t3 = ((outside_i32x16(x1, v1) != 0) ? (int16)(1) : (int16)(0));
  const int16 v3 = index_i32x16(x1, v1);
  int16 t4 = t3;
  const float16 v4 = gather_float_i32x16(p2, v3);
  const float16 v7 = (x3 + x4);
  int16 t8 = t4;
  const float16 v8 = (v4 + v7);
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
  const uint begin = (uint)(get_global_id(0) * a.chunk);
  const uint end = min(n, begin + (uint)a.chunk);
  p1 += a.o1;
  p3 += a.o3;
  p4 += a.o4;
  const long16 x0 = (long16)(a.o0);
  for (uint i = begin; i < end; i += 16) {
    int16 x1;
    float16 x3;
    float16 x4;
    if (end - i >= 16) {
      x1 = LOAD(int, p1 + i);
      x3 = LOAD(float, p3 + i);
      x4 = LOAD(float, p4 + i);
    } else {
      x1 = some_int16(p1 + i, (uint)(end - i));
      x3 = some_float16(p3 + i, (uint)(end - i));
      x4 = some_float16(p4 + i, (uint)(end - i));
    }
    float16 r0;
    int16 e0;
    element(x0, x1, p2, x3, x4, &r0, &e0);
    if (end - i >= 16) {
      STORE(float, q0 + i, r0);
    } else {
      put_float16(q0 + i, r0, (uint)(end - i));
    }
    report16(errors, 0, e0, convert_ulong16(i + (uint16)(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)), (uint)(end - i), (ulong)1);
  }
}
