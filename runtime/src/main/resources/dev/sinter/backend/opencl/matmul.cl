// Matrix products: c[batch, m, n] = a[batch, m, k] x b[batch, k, n]. Every element is the sum of its
// products in the order of k, starting from 0. T: the type, unsigned for integers; V: vectors of
// WIDTH of it, with VLOAD and VSTORE.
typedef struct {
  long m;
  long n;
  long k;
  long batches;
  long row_tiles;
  long column_tiles;
  long rank;  // axes of the batch, of these extents and of these distances between matrices
  long dims[6];
  long a_strides[6];
  long b_strides[6];
} Sizes;

long batch_offset(const Sizes s, long batch, const long *strides) {
  long offset = 0;
  for (int axis = (int)s.rank - 1; axis >= 0; axis--) {
    offset += batch % s.dims[axis] * strides[axis];
    batch /= s.dims[axis];
  }
  return offset;
}

// ---- One work-item for each tile of 4 rows and WIDTH columns; neighbours share columns.

__kernel void matmul_item(
    __global const T *a, __global const T *b, __global T *c CHECKED, const Sizes s) {
  BOUNDS ARRAY(0, a) ARRAY(1, b) ARRAY(2, c)
  const long item = (long)get_global_id(0);
  if (item >= s.batches * s.row_tiles * s.column_tiles) {
    return;
  }
  const long row = item % s.row_tiles * 4;
  const long column = item / s.row_tiles % s.column_tiles * WIDTH;
  const long batch = item / s.row_tiles / s.column_tiles;
  const int rows = (int)min((long)4, s.m - row);
  __global const T *from = b + batch_offset(s, batch, s.b_strides) + column;
  __global T *to = c + (batch * s.m + row) * s.n + column;
  // Rows beyond the last are the last once more.
  __global const T *a0 = a + batch_offset(s, batch, s.a_strides) + row * s.k;
  __global const T *a1 = a0 + min(1, rows - 1) * s.k;
  __global const T *a2 = a0 + min(2, rows - 1) * s.k;
  __global const T *a3 = a0 + min(3, rows - 1) * s.k;
  if (column + WIDTH <= s.n) {
    V c0 = 0;
    V c1 = 0;
    V c2 = 0;
    V c3 = 0;
    for (long l = 0; l < s.k; l++) {
      const V value = VLOAD(0, FROM(1, T, WIDTH, from + l * s.n));
      c0 = c0 + GET(0, T, a0, l) * value;
      c1 = c1 + GET(0, T, a1, l) * value;
      c2 = c2 + GET(0, T, a2, l) * value;
      c3 = c3 + GET(0, T, a3, l) * value;
    }
    VSTORE(c0, 0, INTO(2, T, WIDTH, to));
    if (rows > 1) {
      VSTORE(c1, 0, INTO(2, T, WIDTH, to + s.n));
    }
    if (rows > 2) {
      VSTORE(c2, 0, INTO(2, T, WIDTH, to + 2 * s.n));
    }
    if (rows > 3) {
      VSTORE(c3, 0, INTO(2, T, WIDTH, to + 3 * s.n));
    }
    return;
  }
  for (long j = 0; j < s.n - column; j++) {
    T c0 = 0;
    T c1 = 0;
    T c2 = 0;
    T c3 = 0;
    for (long l = 0; l < s.k; l++) {
      const T value = GET(1, T, from, l * s.n + j);
      c0 = c0 + GET(0, T, a0, l) * value;
      c1 = c1 + GET(0, T, a1, l) * value;
      c2 = c2 + GET(0, T, a2, l) * value;
      c3 = c3 + GET(0, T, a3, l) * value;
    }
    PUT(2, T, to, j) = c0;
    if (rows > 1) {
      PUT(2, T, to, s.n + j) = c1;
    }
    if (rows > 2) {
      PUT(2, T, to, 2 * s.n + j) = c2;
    }
    if (rows > 3) {
      PUT(2, T, to, 3 * s.n + j) = c3;
    }
  }
}

// ---- One work-group of 256 for each tile of SIDE by SIDE: an item has SPAN by SPAN, in runs of
// RUN, which neighbours continue. While it adds up DEPTH products, the next operands are fetched.

#define SIDE (16 * SPAN)
#define DEPTH 8
#define LEFT (SIDE + 4)  // a column of the left tile, apart so that neighbours meet other banks
#define FETCHED (SIDE * DEPTH / 256)
#if RUN == 4
#define SPREAD(v, to, at) \
  to[at] = v.s0;          \
  to[(at) + 1] = v.s1;    \
  to[(at) + 2] = v.s2;    \
  to[(at) + 3] = v.s3;
#else
#define SPREAD(v, to, at) \
  to[at] = v.s0;          \
  to[(at) + 1] = v.s1;
#endif
#define PLACE(item, i) ((i) / RUN * 16 * RUN + (item) * RUN + (i) % RUN)

__kernel __attribute__((reqd_work_group_size(256, 1, 1)))
void matmul_group(
    __global const T *a, __global const T *b, __global T *c CHECKED, const Sizes s) {
  BOUNDS ARRAY(0, a) ARRAY(1, b) ARRAY(2, c)
  __local T left[2 * DEPTH * LEFT] __attribute__((aligned(16)));
  __local T right[2 * DEPTH * SIDE] __attribute__((aligned(16)));
  const long group = (long)get_group_id(0);
  const int t = (int)get_local_id(0);
  const int x = t % 16;
  const int y = t / 16;
  const long column = group % s.column_tiles * SIDE;
  const long row = group / s.column_tiles % s.row_tiles * SIDE;
  const long batch = group / s.column_tiles / s.row_tiles;
  __global const T *a0 = a + batch_offset(s, batch, s.a_strides);
  __global const T *b0 = b + batch_offset(s, batch, s.b_strides);
  T sums[SPAN][SPAN];
#pragma unroll
  for (int i = 0; i < SPAN; i++) {
#pragma unroll
    for (int j = 0; j < SPAN; j++) {
      sums[i][j] = 0;
    }
  }
  T ahead_left[FETCHED];
  T ahead_right[FETCHED];
  for (long step = -DEPTH; step < s.k; step += DEPTH) {
    const long ahead = step + DEPTH;
    const int turn = (int)(ahead / DEPTH % 2);
    if (ahead < s.k) {
#pragma unroll
      for (int f = 0; f < FETCHED; f++) {
        const int e = t + 256 * f;
        const long i = row + e / DEPTH;
        const long j = column + e % SIDE;
        const long il = ahead + e % DEPTH;
        const long jl = ahead + e / SIDE;
        ahead_left[f] = il < s.k && i < s.m ? GET(0, T, a0, i * s.k + il) : 0;
        ahead_right[f] = jl < s.k && j < s.n ? GET(1, T, b0, jl * s.n + j) : 0;
      }
    }
    if (step >= 0) {  // products beyond k are of zeros, and add nothing to a sum that began as +0
      __local const T *from_left = left + (1 - turn) * DEPTH * LEFT;
      __local const T *from_right = right + (1 - turn) * DEPTH * SIDE;
#pragma unroll
      for (int l = 0; l < DEPTH; l++) {
        T above[SPAN];
        T beside[SPAN];
#pragma unroll
        for (int i = 0; i < SPAN; i += RUN) {
          const TRUN u = *(__local const TRUN *)(from_left + l * LEFT + PLACE(y, i));
          const TRUN v = *(__local const TRUN *)(from_right + l * SIDE + PLACE(x, i));
          SPREAD(u, above, i)
          SPREAD(v, beside, i)
        }
#pragma unroll
        for (int i = 0; i < SPAN; i++) {
#pragma unroll
          for (int j = 0; j < SPAN; j++) {
            sums[i][j] = sums[i][j] + above[i] * beside[j];
          }
        }
      }
    }
    if (ahead < s.k) {
#pragma unroll
      for (int f = 0; f < FETCHED; f++) {
        const int e = t + 256 * f;
        left[turn * DEPTH * LEFT + e % DEPTH * LEFT + e / DEPTH] = ahead_left[f];
        right[turn * DEPTH * SIDE + e] = ahead_right[f];
      }
      barrier(CLK_LOCAL_MEM_FENCE);
    }
  }
#pragma unroll
  for (int i = 0; i < SPAN; i++) {
#pragma unroll
    for (int j = 0; j < SPAN; j++) {
      const long r = row + PLACE(y, i);
      const long q = column + PLACE(x, j);
      if (r < s.m && q < s.n) {
        PUT(2, T, c, (batch * s.m + r) * s.n + q) = sums[i][j];
      }
    }
  }
}

// ---- A matrix by a column: a work-group of 256 for each ROWS rows. It fetches DEEP elements of each
// and of the column together, and then each of ROWS work-items goes along its row.

#define ROWS 16
#define APART (DEEP + 1)  // rows of the tile, apart so that neighbours meet other banks
#define AHEAD (ROWS * DEEP / 256)

__kernel __attribute__((reqd_work_group_size(256, 1, 1)))
void matmul_column(
    __global const T *a, __global const T *b, __global T *c CHECKED, const Sizes s) {
  BOUNDS ARRAY(0, a) ARRAY(1, b) ARRAY(2, c)
  __local T tile[ROWS * APART];
  __local T column[DEEP];
  const long group = (long)get_group_id(0);
  const int t = (int)get_local_id(0);
  const long row = group % s.row_tiles * ROWS;
  const long batch = group / s.row_tiles;
  __global const T *a0 = a + batch_offset(s, batch, s.a_strides);
  __global const T *b0 = b + batch_offset(s, batch, s.b_strides);
  T sum = 0;
  T ahead[AHEAD];
  T ahead_column = 0;
  for (long step = -DEEP; step < s.k; step += DEEP) {
    const long next = step + DEEP;
    if (next < s.k) {
#pragma unroll
      for (int f = 0; f < AHEAD; f++) {
        const int e = t + 256 * f;
        const long i = row + e / DEEP;
        const long l = next + e % DEEP;
        ahead[f] = l < s.k && i < s.m ? GET(0, T, a0, i * s.k + l) : 0;
      }
      if (t < DEEP) {
        ahead_column = next + t < s.k ? GET(1, T, b0, next + t) : 0;
      }
    }
    if (step >= 0 && t < ROWS) {
      __local const T *own = tile + t * APART;
      const int depth = (int)min((long)DEEP, s.k - step);
      for (int l = 0; l < depth; l++) {
        sum = sum + own[l] * column[l];
      }
    }
    barrier(CLK_LOCAL_MEM_FENCE);
    if (next < s.k) {
#pragma unroll
      for (int f = 0; f < AHEAD; f++) {
        const int e = t + 256 * f;
        tile[e / DEEP * APART + e % DEEP] = ahead[f];
      }
      if (t < DEEP) {
        column[t] = ahead_column;
      }
    }
    barrier(CLK_LOCAL_MEM_FENCE);
  }
  if (t < ROWS && row + t < s.m) {
    PUT(2, T, c, batch * s.m + row + t) = sum;
  }
}
