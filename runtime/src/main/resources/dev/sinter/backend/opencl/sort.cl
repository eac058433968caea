// Stable radix sort of rows, least significant digit first. T: the type; K: an unsigned integer
// that holds its order, of which BITS count; INDICES: 1 if positions are wanted, else 0;
// ENCODE(x), DECODE(k): values to keys and back.
typedef struct {
  long length;  // of a row
  long rows;
  long tile;   // elements of a tile
  long tiles;  // of a row
  long shift;  // of the digit
} Sizes;

__kernel void sort_encode(
    __global const T *x, __global K *keys, __global uint *index, const Sizes s) {
  const long i = (long)get_global_id(0);
  if (i < s.length * s.rows) {
    keys[i] = ENCODE(x[i]);
    if (INDICES) {
      index[i] = (uint)(i % s.length);
    }
  }
}

__kernel void sort_values(__global const K *keys, __global T *out, const Sizes s) {
  const long i = (long)get_global_id(0);
  if (i < s.length * s.rows) {
    out[i] = DECODE(keys[i]);
  }
}

__kernel void sort_indices(__global const uint *index, __global long *out, const Sizes s) {
  const long i = (long)get_global_id(0);
  if (i < s.length * s.rows) {
    out[i] = (long)index[i];
  }
}

// ---- One work-item for each row: all passes.

void sort_insert(
    __global const K *from,
    __global const uint *from_index,
    __global K *to,
    __global uint *to_index,
    const int count) {
  for (int i = 0; i < count; i++) {
    const K key = from[i];
    const uint position = INDICES ? from_index[i] : 0;
    int at = i;
    for (; at > 0 && to[at - 1] > key; at--) {
      to[at] = to[at - 1];
      if (INDICES) {
        to_index[at] = to_index[at - 1];
      }
    }
    to[at] = key;
    if (INDICES) {
      to_index[at] = position;
    }
  }
}

void sort_pass(
    __global const K *from,
    __global const uint *from_index,
    __global K *to,
    __global uint *to_index,
    const long count,
    const int shift) {
  uint starts[256];
  for (int digit = 0; digit < 256; digit++) {
    starts[digit] = 0;
  }
  for (long i = 0; i < count; i++) {
    starts[(uint)(from[i] >> shift) & 255]++;
  }
  uint sum = 0;
  for (int digit = 0; digit < 256; digit++) {
    const uint own = starts[digit];
    starts[digit] = sum;
    sum += own;
  }
  for (long i = 0; i < count; i++) {
    const K key = from[i];
    const uint at = starts[(uint)(key >> shift) & 255]++;
    to[at] = key;
    if (INDICES) {
      to_index[at] = from_index[i];
    }
  }
}

// The result is in b after an odd number of passes of 8 bits, else in a.
__kernel void sort_rows(
    __global K *a, __global uint *a_index, __global K *b, __global uint *b_index, const Sizes s) {
  const long row = (long)get_global_id(0);
  if (row >= s.rows) {
    return;
  }
  const long first = row * s.length;
  const long first_index = INDICES ? first : 0;
  __global K *keys = a + first;
  __global uint *index = a_index + first_index;
  __global K *spare = b + first;
  __global uint *spare_index = b_index + first_index;
  if (s.length <= 32) {
    const int odd = (BITS + 7) / 8 % 2;
    sort_insert(
        keys, index, odd ? spare : keys, odd ? spare_index : index, (int)s.length);
    return;
  }
  for (int shift = 0; shift < BITS; shift += 8) {
    sort_pass(keys, index, spare, spare_index, s.length, shift);
    __global K *keys_before = keys;
    keys = spare;
    spare = keys_before;
    __global uint *index_before = index;
    index = spare_index;
    spare_index = index_before;
  }
}

// ---- One work-item for each tile: digits of 8 bits. Counts are [row, digit, tile].

#define ITEM \
  const long item = (long)get_global_id(0); \
  if (item >= s.rows * s.tiles) { \
    return; \
  } \
  const long row = item / s.tiles; \
  const long tile = item % s.tiles; \
  const long first = row * s.length + tile * s.tile; \
  const long last = min(first + s.tile, (row + 1) * s.length); \
  __global long *own = counts + row * 256 * s.tiles + tile;

__kernel void sort_count_item(__global const K *keys, __global long *counts, const Sizes s) {
  ITEM
  uint histogram[256];
  for (int digit = 0; digit < 256; digit++) {
    histogram[digit] = 0;
  }
  for (long i = first; i < last; i++) {
    histogram[(uint)(keys[i] >> s.shift) & 255]++;
  }
  for (int digit = 0; digit < 256; digit++) {
    own[digit * s.tiles] = histogram[digit];
  }
}

__kernel void sort_move_item(
    __global const K *keys,
    __global const uint *index,
    __global long *counts,
    __global K *to,
    __global uint *to_index,
    const Sizes s) {
  ITEM
  long starts[256];
  for (int digit = 0; digit < 256; digit++) {
    starts[digit] = own[digit * s.tiles];
  }
  for (long i = first; i < last; i++) {
    const K key = keys[i];
    const long at = starts[(uint)(key >> s.shift) & 255]++;
    to[at] = key;
    if (INDICES) {
      to_index[at] = index[i];
    }
  }
}

// ---- One work-group of 256 for each tile of 1024: digits of 4 bits, four elements an item.

#define GROUP \
  const long group = (long)get_group_id(0); \
  const int t = (int)get_local_id(0); \
  const long row = group / s.tiles; \
  const long tile = group % s.tiles; \
  const long first = row * s.length + tile * 1024; \
  const int count = (int)min((long)1024, s.length - tile * 1024);

__kernel __attribute__((reqd_work_group_size(256, 1, 1)))
void sort_count_group(__global const K *keys, __global long *counts, const Sizes s) {
  __local uint histogram[16];
  GROUP
  if (t < 16) {
    histogram[t] = 0;
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  for (int i = t; i < count; i += 256) {
    atomic_inc(&histogram[(uint)(keys[first + i] >> s.shift) & 15]);
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  if (t < 16) {
    counts[(row * 16 + t) * s.tiles + tile] = histogram[t];
  }
}

__kernel __attribute__((reqd_work_group_size(256, 1, 1)))
void sort_move_group(
    __global const K *keys,
    __global const uint *index,
    __global const long *counts,
    __global K *to,
    __global uint *to_index,
    const Sizes s) {
  // ranks[digit * 256 + t]: how many of that digit item t has; then how many stand before them.
  __local uint ranks[16 * 256];
  __local uint sums[256];
  GROUP
  for (int digit = 0; digit < 16; digit++) {
    ranks[digit * 256 + t] = 0;
  }
  K own[4];
  uint before[4];
  for (int j = 0; j < 4; j++) {
    const int i = 4 * t + j;
    own[j] = i < count ? keys[first + i] : 0;
    before[j] = i < count ? ranks[((uint)(own[j] >> s.shift) & 15) * 256 + t]++ : 0;
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  uint sum = 0;
  for (int i = 16 * t; i < 16 * t + 16; i++) {
    const uint rank = ranks[i];
    ranks[i] = sum;
    sum += rank;
  }
  sums[t] = sum;
  barrier(CLK_LOCAL_MEM_FENCE);
  for (int distance = 1; distance < 256; distance *= 2) {
    const uint other = t >= distance ? sums[t - distance] : 0;
    barrier(CLK_LOCAL_MEM_FENCE);
    sums[t] += other;
    barrier(CLK_LOCAL_MEM_FENCE);
  }
  for (int j = 0; j < 4; j++) {
    const int i = 4 * t + j;
    if (i < count) {
      const int digit = (int)((uint)(own[j] >> s.shift) & 15);
      const int place = digit * 256 + t;
      const uint rank = ranks[place] + (place < 16 ? 0 : sums[place / 16 - 1]) + before[j];
      const uint start = digit == 0 ? 0 : sums[digit * 16 - 1];
      const long at = counts[(row * 16 + digit) * s.tiles + tile] + (rank - start);
      to[at] = own[j];
      if (INDICES) {
        to_index[at] = index[first + i];
      }
    }
  }
}
