// Stable radix sort of rows, least significant digit first. T: the type; K: an unsigned integer
// that holds its order, of which BITS count; INDICES: 1 if positions are wanted, else 0;
// ENCODE(x, flip), DECODE(k, flip): values to keys and back.
typedef struct {
  long length;  // of a row
  long rows;
  long tile;   // elements of a tile
  long tiles;  // of a row
  long shift;  // of the digit
  long flip;
  long count;  // of a row of the result: its first elements
} Sizes;

// Where an element of the result is among the sorted.
long sorted_at(const long i, const Sizes s) {
  return i / s.count * s.length + i % s.count;
}

__kernel void sort_encode(
    __global const T *x, __global K *keys, __global uint *index CHECKED, const Sizes s) {
  BOUNDS ARRAY(0, x) ARRAY(1, keys) ARRAY(2, index)
  const long i = (long)get_global_id(0);
  if (i < s.length * s.rows) {
    const T value = GET(0, T, x, i);
    PUT(1, K, keys, i) = ENCODE(value, s.flip);
    if (INDICES) {
      PUT(2, uint, index, i) = (uint)(i % s.length);
    }
  }
}

__kernel void sort_values(__global const K *keys, __global T *out CHECKED, const Sizes s) {
  BOUNDS ARRAY(0, keys) ARRAY(1, out)
  const long i = (long)get_global_id(0);
  if (i < s.count * s.rows) {
    const K key = GET(0, K, keys, sorted_at(i, s));
    PUT(1, T, out, i) = DECODE(key, s.flip);
  }
}

__kernel void sort_indices(__global const uint *index, __global long *out CHECKED, const Sizes s) {
  BOUNDS ARRAY(0, index) ARRAY(1, out)
  const long i = (long)get_global_id(0);
  if (i < s.count * s.rows) {
    PUT(1, long, out, i) = (long)GET(0, uint, index, sorted_at(i, s));
  }
}

// ---- One work-item for each row: all passes. Of the arrays of sort_rows, 0 and 1 or 2 and 3 are
// those of the keys.

void sort_insert(
    WITH_BOUNDS
    __global const K *from,
    __global const uint *from_index,
    __global K *to,
    __global uint *to_index,
    const int to_array,
    const int count) {
  for (int i = 0; i < count; i++) {
    const K key = GET(0, K, from, i);
    const uint position = INDICES ? GET(1, uint, from_index, i) : 0;
    int at = i;
    for (; at > 0 && GET(to_array, K, to, at - 1) > key; at--) {
      PUT(to_array, K, to, at) = GET(to_array, K, to, at - 1);
      if (INDICES) {
        PUT(to_array + 1, uint, to_index, at) = GET(to_array + 1, uint, to_index, at - 1);
      }
    }
    PUT(to_array, K, to, at) = key;
    if (INDICES) {
      PUT(to_array + 1, uint, to_index, at) = position;
    }
  }
}

void sort_pass(
    WITH_BOUNDS
    __global const K *from,
    __global const uint *from_index,
    __global K *to,
    __global uint *to_index,
    const int to_array,
    const long count,
    const int shift) {
  uint starts[256];
  for (int digit = 0; digit < 256; digit++) {
    starts[digit] = 0;
  }
  for (long i = 0; i < count; i++) {
    starts[(uint)(GET(2 - to_array, K, from, i) >> shift) & 255]++;
  }
  uint sum = 0;
  for (int digit = 0; digit < 256; digit++) {
    const uint own = starts[digit];
    starts[digit] = sum;
    sum += own;
  }
  for (long i = 0; i < count; i++) {
    const K key = GET(2 - to_array, K, from, i);
    const uint at = starts[(uint)(key >> shift) & 255]++;
    PUT(to_array, K, to, at) = key;
    if (INDICES) {
      PUT(to_array + 1, uint, to_index, at) = GET(3 - to_array, uint, from_index, i);
    }
  }
}

// The result is in b after an odd number of passes of 8 bits, else in a.
__kernel void sort_rows(
    __global K *a,
    __global uint *a_index,
    __global K *b,
    __global uint *b_index CHECKED,
    const Sizes s) {
  BOUNDS ARRAY(0, a) ARRAY(1, a_index) ARRAY(2, b) ARRAY(3, b_index)
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
        PASS_BOUNDS
        keys,
        index,
        odd ? spare : keys,
        odd ? spare_index : index,
        odd ? 2 : 0,
        (int)s.length);
    return;
  }
  for (int shift = 0; shift < BITS; shift += 8) {
    const int to_array = shift / 8 % 2 ? 0 : 2;
    sort_pass(PASS_BOUNDS keys, index, spare, spare_index, to_array, s.length, shift);
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

__kernel void sort_count_item(
    __global const K *keys, __global long *counts CHECKED, const Sizes s) {
  BOUNDS ARRAY(0, keys) ARRAY(1, counts)
  ITEM
  uint histogram[256];
  for (int digit = 0; digit < 256; digit++) {
    histogram[digit] = 0;
  }
  for (long i = first; i < last; i++) {
    histogram[(uint)(GET(0, K, keys, i) >> s.shift) & 255]++;
  }
  for (int digit = 0; digit < 256; digit++) {
    PUT(1, long, own, digit * s.tiles) = histogram[digit];
  }
}

__kernel void sort_move_item(
    __global const K *keys,
    __global const uint *index,
    __global long *counts,
    __global K *to,
    __global uint *to_index CHECKED,
    const Sizes s) {
  BOUNDS ARRAY(0, keys) ARRAY(1, index) ARRAY(2, counts) ARRAY(3, to) ARRAY(4, to_index)
  ITEM
  long starts[256];
  for (int digit = 0; digit < 256; digit++) {
    starts[digit] = GET(2, long, own, digit * s.tiles);
  }
  for (long i = first; i < last; i++) {
    const K key = GET(0, K, keys, i);
    const long at = starts[(uint)(key >> s.shift) & 255]++;
    PUT(3, K, to, at) = key;
    if (INDICES) {
      PUT(4, uint, to_index, at) = GET(1, uint, index, i);
    }
  }
}
