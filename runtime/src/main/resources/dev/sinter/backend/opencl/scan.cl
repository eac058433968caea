// Scans in the order of ScanTree: groups of 16 values, of 16 groups, of 16 of those: a block of
// 4096. T: the type; IDENTITY and COMBINE(a, b): the operation; EXCLUSIVE: 1 or 0.
typedef struct {
  long length;  // of a line
  long inner;   // distance of a line's elements
  long lines;
  long blocks;  // of a line
  long seeded;  // whether blocks start from seeds
} Sizes;

long first_of_line(const Sizes s, const long line) {
  return line / s.inner * s.length * s.inner + line % s.inner;
}

// ---- One work-item for each block of a line.

long block_first(const Sizes s, const long line, const long block) {
  return first_of_line(s, line) + block * 4096 * s.inner;
}

// Items of neighbouring lines are neighbours.
#define ITEM \
  const long item = (long)get_global_id(0); \
  if (item >= s.lines * s.blocks) { \
    return; \
  } \
  const long block = item / s.lines; \
  const long line = item % s.lines; \
  const long first = block_first(s, line, block); \
  const int count = (int)min((long)4096, s.length - block * 4096);

__kernel void scan_totals_item(__global const T *x, __global T *totals CHECKED, const Sizes s) {
  BOUNDS ARRAY(0, x) ARRAY(1, totals)
  ITEM
  T total3 = IDENTITY;
  for (int a = 0; a < count; a += 256) {
    T total2 = IDENTITY;
    for (int b = a; b < min(a + 256, count); b += 16) {
      T total1 = IDENTITY;
      for (int c = b; c < min(b + 16, count); c++) {
        total1 = COMBINE(total1, GET(0, T, x, first + c * s.inner));
      }
      total2 = COMBINE(total2, total1);
    }
    total3 = COMBINE(total3, total2);
  }
  PUT(1, T, totals, line * s.blocks + block) = total3;
}

__kernel void scan_item(
    __global const T *x, __global const T *seeds, __global T *out CHECKED, const Sizes s) {
  BOUNDS ARRAY(0, x) ARRAY(1, seeds) ARRAY(2, out)
  ITEM
  T seed3 = s.seeded ? GET(1, T, seeds, line * s.blocks + block) : IDENTITY;
  for (int a = 0; a < count; a += 256) {
    T seed2 = seed3;
    T total2 = IDENTITY;
    for (int b = a; b < min(a + 256, count); b += 16) {
      T next = seed2;
      T total1 = IDENTITY;
      for (int c = b; c < min(b + 16, count); c++) {
        const T value = GET(0, T, x, first + c * s.inner);
        const T before = next;
        next = COMBINE(next, value);
        total1 = COMBINE(total1, value);
        PUT(2, T, out, first + c * s.inner) = EXCLUSIVE ? before : next;
      }
      seed2 = COMBINE(seed2, total1);
      total2 = COMBINE(total2, total1);
    }
    seed3 = COMBINE(seed3, total2);
  }
}

// ---- One work-group of 256 for each block of a line: an item takes 16 values.

#define GROUP \
  __local T totals1[256]; \
  __local T totals2[16]; \
  const long group = (long)get_group_id(0); \
  const int t = (int)get_local_id(0); \
  const long line = group / s.blocks; \
  const long block = group % s.blocks; \
  const long first = block_first(s, line, block) + 16 * t * s.inner; \
  const int count = (int)clamp(s.length - block * 4096 - 16 * t, (long)0, (long)16); \
  T values[16]; \
  T total = IDENTITY; \
  for (int c = 0; c < 16; c++) { \
    values[c] = c < count ? GET(0, T, x, first + c * s.inner) : IDENTITY; \
    total = c < count ? COMBINE(total, values[c]) : total; \
  } \
  totals1[t] = total; \
  barrier(CLK_LOCAL_MEM_FENCE); \
  if (t < 16) { \
    T sum = IDENTITY; \
    for (int b = 0; b < 16; b++) { \
      sum = COMBINE(sum, totals1[16 * t + b]); \
    } \
    totals2[t] = sum; \
  } \
  barrier(CLK_LOCAL_MEM_FENCE);

__kernel __attribute__((reqd_work_group_size(256, 1, 1)))
void scan_totals_group(__global const T *x, __global T *totals CHECKED, const Sizes s) {
  BOUNDS ARRAY(0, x) ARRAY(1, totals)
  GROUP
  if (t == 0) {
    T sum = IDENTITY;
    for (int a = 0; a < 16; a++) {
      sum = COMBINE(sum, totals2[a]);
    }
    PUT(1, T, totals, group) = sum;
  }
}

__kernel __attribute__((reqd_work_group_size(256, 1, 1)))
void scan_group(
    __global const T *x, __global const T *seeds, __global T *out CHECKED, const Sizes s) {
  BOUNDS ARRAY(0, x) ARRAY(1, seeds) ARRAY(2, out)
  GROUP
  T next = s.seeded ? GET(1, T, seeds, group) : IDENTITY;
  for (int a = 0; a < t / 16; a++) {
    next = COMBINE(next, totals2[a]);
  }
  for (int b = t / 16 * 16; b < t; b++) {
    next = COMBINE(next, totals1[b]);
  }
  for (int c = 0; c < count; c++) {
    const T before = next;
    next = COMBINE(next, values[c]);
    PUT(2, T, out, first + c * s.inner) = EXCLUSIVE ? before : next;
  }
}
