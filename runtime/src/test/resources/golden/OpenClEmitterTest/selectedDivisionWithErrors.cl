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
  long o2;
} Arguments;
static inline int4 div_i32x4(int4 a, int4 b) {
  const int4 d = ((b == 0) | (b == -1)) ? (int4)(1) : b;
  const int4 q = a / d;
  return b == -1 ? as_int4((uint4)(0) - as_uint4(a)) : (b == 0 ? (int4)(0) : q);
}
static inline int4 some_int4(__global const int *p, const uint left) {
  int lane[4];
  for (uint i = 0; i < 4; i++) {
    lane[i] = p[min(i, left - 1)];
  }
  return vload4(0, lane);
}
static inline void put_int4(__global int *p, const int4 value, const uint left) {
  int lane[4];
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
static inline void element(const int4 x0, const int4 x1, const int4 x2, int4 *r0, int4 *e0) {
  int4 t2 = ((x1 == 0) ? (int4)(1) : (int4)(0));
  const int4 v2 = div_i32x4(x0, x1);
  const int4 v5 = (x2 > (int4)(0));
  int4 t7 = (v5 ? t2 : (int4)(0));
  const int4 v7 = (v5 ? v2 : (int4)(1));
  *r0 = v7;
  *e0 = t7;
}
__kernel void sinter_f9659fe9aff2a034(
    __global const int *restrict p0,
    __global const int *restrict p1,
    __global const int *restrict p2,
    __global int *restrict q0,
    __global volatile int *errors,
    const Arguments a) {
  const uint n = (uint)a.n;
  const uint i = (uint)get_global_id(0) * 4;
  if (i >= n) {
    return;
  }
  p0 += a.o0;
  p1 += a.o1;
  p2 += a.o2;
  int4 x0;
  int4 x1;
  int4 x2;
  if (n - i >= 4) {
    x0 = LOAD(int, p0 + i);
    x1 = LOAD(int, p1 + i);
    x2 = LOAD(int, p2 + i);
  } else {
    x0 = some_int4(p0 + i, (uint)(n - i));
    x1 = some_int4(p1 + i, (uint)(n - i));
    x2 = some_int4(p2 + i, (uint)(n - i));
  }
  int4 r0;
  int4 e0;
  element(x0, x1, x2, &r0, &e0);
  if (n - i >= 4) {
    STORE(int, q0 + i, r0);
  } else {
    put_int4(q0 + i, r0, (uint)(n - i));
  }
  report4(errors, 0, e0, convert_ulong4(i + (uint4)(0, 1, 2, 3)), (uint)(n - i), (ulong)1);
}
