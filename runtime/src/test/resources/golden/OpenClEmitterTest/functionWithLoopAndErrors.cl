// Sinter OpenCL C, format 7
#pragma OPENCL FP_CONTRACT OFF
typedef struct {
  long n;
  long o0;
  long o1;
} Arguments;
static inline int rem_i32(int a, int b) {
  return a % (((b == 0) | (b == -1)) ? (int)(1) : b);
}
static inline void report(__global volatile int *errors, const uint root, int error, const ulong at, const uint left, const ulong each) {
  if (error != 0) {
    const ulong element = at / each;
    atomic_min(errors + (root * 1 + (error - 1)), (int)min(at, (ulong)2147483646));
    atomic_and(errors + (1 + element / 31 * 1 + root), ~(1 << (uint)(element % 31)));
  }
}
static int f0(int v0, int v1, int *trap) {
  int v2;
  for (;;) {
    if (v1 == 0) {
      break;
    }
    const int t0 = v1;
    if (t0 == 0) {
      *trap = 1;
      return 0;
    }
    v2 = rem_i32(v0, t0);
    v0 = v1;
    v1 = v2;
  }
  return v0;
}
static inline int f0_kept(int x0, int x1, int *trap) {
  int y0[1];
  y0[0] = x0;
  int y1[1];
  y1[0] = x1;
  int old[1];
  old[0] = *trap;
  int result[1];
#pragma unroll
  for (int i = 0; i < 1; i++) {
    int own = 0;
    result[i] = f0(y0[i], y1[i], &own);
    if (old[i] == 0) {
      old[i] = own;
    }
  }
  *trap = old[0];
  return result[0];
}
static inline void element(const int x0, const int x1, int *r0, int *e0) {
  int t2 = 0;
  const int v2 = f0_kept(x0, x1, &t2);
  *r0 = v2;
  *e0 = t2;
}
__kernel void sinter_e210bb2dc10a4dff(
    __global const int *restrict p0,
    __global int *restrict q0,
    __global volatile int *errors,
    const Arguments a) {
  __global const int *p1 = p0;
  const uint n = (uint)a.n;
  const uint i = (uint)get_global_id(0) * 1;
  if (i >= n) {
    return;
  }
  p0 += a.o0;
  p1 += a.o1;
  int x0;
  int x1;
  x0 = *(p0 + i);
  x1 = *(p1 + i);
  int r0;
  int e0;
  element(x0, x1, &r0, &e0);
  *(q0 + i) = r0;
  report(errors, 0, e0, convert_ulong(i), (uint)(n - i), (ulong)1);
}
