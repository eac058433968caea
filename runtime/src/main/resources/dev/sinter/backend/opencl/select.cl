// The elements that come first in their row's order, without a sort of the others. T: the type; K: an
// unsigned integer that holds its order, of which BITS count; INDICES: 1 if positions are wanted, else
// 0; ENCODE(x, flip), DECODE(k, flip): values to keys and back; CHAINED: 1 if a running work-group may
// wait for those that began before, else 0.
typedef struct {
  long length;  // of a row
  long rows;
  long count;   // of elements wanted of a row
  long tiles;   // of a row
  long groups;  // of a row, that count its digits
  long states;  // of a row: numbers that its tiles publish
  long levels;  // of these numbers
  long sample;  // elements of a row that are looked at before all others; 0 for none
  long rank;    // in the sample, of the last one that is a candidate
  long room;    // for candidates of a row; 0 if there are none
  long sorted;  // elements of a row that are left to be sorted
  long pass;    // digits found before
  long flip;
} Sizes;

// Private arrays must become registers, for which NVIDIA's compiler unrolls loops; others take long.
#ifdef __NV_CL_C_VERSION
#define UNROLL _Pragma("unroll")
#else
#define UNROLL
#endif

#define DIGIT 11
#define DIGITS (1 << DIGIT)
#define PASSES ((BITS + DIGIT - 1) / DIGIT)
#define LAST_KEY ((K)(~(K)0 >> (8 * sizeof(K) - BITS)))

K encode(const T x, const Sizes s) {
  return ENCODE(x, s.flip);
}

K high(const K key, const int shift) {
  return shift >= BITS ? 0 : key >> shift;
}

// ---- Sums over a work-group of 256.

#define LOCAL_SUMS \
  __local uint sums[256 + 16]; \
  __local uint parts[16];

// What the work-items before this one have.
uint sum_before(const uint own, __local uint *sums, __local uint *parts, const int t) {
  sums[t + t / 16] = own;
  barrier(CLK_LOCAL_MEM_FENCE);
  if (t < 16) {
    uint before = 0;
    for (int j = 17 * t; j < 17 * t + 16; j++) {
      const uint one = sums[j];
      sums[j] = before;
      before += one;
    }
    parts[t] = before;
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  uint before = sums[t + t / 16];
  for (int a = 0; a < t / 16; a++) {
    before += parts[a];
  }
  return before;
}

// ---- How far the key of the last element wanted is known, from its highest bits on.

typedef struct {
  K prefix;     // its bits from `shift` on
  int shift;
  uint less;    // elements whose bits from there on are less
  uint same;    // elements that have the same bits
} Known;

// Whether no more digits are needed.
int is_enough(const Known known, const Sizes s) {
  return known.shift == 0 || (ulong)known.less + known.same <= (ulong)s.sorted;
}

// How many of those with the same bits are left to be sorted: the first ones.
uint taken(const Known known, const Sizes s) {
  const int all = (ulong)known.less + known.same <= (ulong)s.sorted;
  return all ? known.same : (uint)s.count - known.less;
}

int digit_of(const K key, const Known known) {
  const int width = min(DIGIT, known.shift);
  return (int)((uint)(key >> (known.shift - width)) & ((1U << width) - 1));
}

// With the digit that has the element of this rank, from 0 on, of those counted.
Known with_digit(
    const Known known,
    __local const uint *counts,
    __local uint *sums,
    __local uint *parts,
    __local uint *found,
    const uint rank,
    const int t) {
  uint own = 0;
  for (int j = 0; j < DIGITS / 256; j++) {
    own += counts[t * (DIGITS / 256) + j];
  }
  if (t < 3) {
    found[t] = 0;
  }
  uint before = sum_before(own, sums, parts, t);
  if (before <= rank && rank - before < own) {
    int digit = t * (DIGITS / 256);
    while (rank - before >= counts[digit]) {
      before += counts[digit];
      digit++;
    }
    found[0] = (uint)digit;
    found[1] = before;
    found[2] = counts[digit];
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  const int width = min(DIGIT, known.shift);
  Known next;
  next.prefix = (K)(known.prefix << width) | (K)found[0];
  next.shift = known.shift - width;
  next.less = known.less + found[1];
  next.same = found[2];
  barrier(CLK_LOCAL_MEM_FENCE);
  return next;
}

#define CLEAR(counts) \
  for (int j = t; j < DIGITS; j += 256) { \
    counts[j] = 0; \
  } \
  barrier(CLK_LOCAL_MEM_FENCE);

#define AT_A_TIME 8

// Counts the next digit of elements from `begin` on, 256 of each `step`, that have the known bits:
// runs of equal ones at once, lest many work-items wait for one count.
void count_digits(
    WITH_BOUNDS
    __global const T *x,
    const int array,
    const long begin,
    const long end,
    const long step,
    const Known known,
    __local uint *counts,
    const Sizes s,
    const int t) {
  int digit = 0;
  uint run = 0;
  for (long i = begin + t; i < end; i += step * AT_A_TIME) {
    K keys[AT_A_TIME];
    UNROLL
    for (int j = 0; j < AT_A_TIME; j++) {
      keys[j] = i + j * step < end ? encode(GET(array, T, x, i + j * step), s) : 0;
    }
    UNROLL
    for (int j = 0; j < AT_A_TIME; j++) {
      if (i + j * step < end && high(keys[j], known.shift) == known.prefix) {
        const int next = digit_of(keys[j], known);
        if (next != digit && run > 0) {
          atomic_add(&counts[digit], run);
          run = 0;
        }
        digit = next;
        run++;
      }
    }
  }
  if (run > 0) {
    atomic_add(&counts[digit], run);
  }
}

// ---- A tile: which of its elements are kept.

#define TILE (256 * ITEMS)
#define LESS 1
#define SAME 2

// Marks elements whose bits are less than the known ones, and those that have the same.
#define MARK(array, x, first, size, known) \
  UNROLL \
  for (int k = 0; k < ITEMS; k++) { \
    const int i = k * 256 + t; \
    uchar mark = 0; \
    if (i < (size)) { \
      const K upper = high(encode(GET(array, T, x, (first) + i), s), (known).shift); \
      mark = upper < (known).prefix ? LESS : upper == (known).prefix ? SAME : 0; \
    } \
    marks[i] = mark; \
  } \
  barrier(CLK_LOCAL_MEM_FENCE);

// Four bytes' lowest bits.
#define GATHERED(bytes) ((((bytes) & 0x01010101U) * 0x01020408U) >> 24)

// Of each ITEMS marks in a row, a bit for each that is LESS and, 16 bits on, SAME; in `firsts` how many
// there are before, and at its end in the tile.
void count_marks(
    __local const uint *marks,
    __local uint *bits,
    __local uint *firsts,
    __local uint *sums,
    __local uint *parts,
    const int t) {
  uint own = 0;
  for (int j = 0; j < ITEMS / 4; j++) {
    const uint four = marks[t * (ITEMS / 4) + j];
    own |= GATHERED(four) << (4 * j) | GATHERED(four >> 1) << (4 * j + 16);
  }
  bits[t] = own;
  const uint number = popcount(own & 0xffff) | popcount(own >> 16) << 16;
  const uint before = sum_before(number, sums, parts, t);
  firsts[t] = before;
  if (t == 255) {
    firsts[256] = before + number;
  }
  barrier(CLK_LOCAL_MEM_FENCE);
}

// How many of its kind a marked element of the tile has before it.
uint rank_of(
    const uchar mark, __local const uint *bits, __local const uint *firsts, const int i) {
  const int at = mark == SAME ? 16 : 0;
  const uint before = (bits[i / ITEMS] >> at) & ((1U << i % ITEMS) - 1);
  return ((firsts[i / ITEMS] >> at) & 0xffff) + popcount(before);
}

#define LOCAL_MARKS \
  __local uint words[TILE / 4]; \
  __local uchar *marks = (__local uchar *)words; \
  __local uint bits[256]; \
  __local uint firsts[257]; \
  LOCAL_SUMS

// ---- Many rows: a work-group for each. `to` gets those to be sorted, and behind them elements that
// come last.

__kernel GROUP_OF(256)
void select_row(__global const T *x, __global T *to, __global uint *to_index CHECKED, const Sizes s) {
  __local uint counts[DIGITS];
  __local uint found[3];
  LOCAL_MARKS
  BOUNDS ARRAY(0, x) ARRAY(1, to) ARRAY(2, to_index)
  const int t = (int)get_local_id(0);
  const long row = (long)get_group_id(0);
  const long first = row * s.length;
  Known known;
  known.prefix = 0;
  known.shift = BITS;
  known.less = 0;
  known.same = (uint)s.length;
  for (int pass = 0; pass < PASSES && !is_enough(known, s); pass++) {
    CLEAR(counts)
    count_digits(PASS_BOUNDS x, 0, first, first + s.length, 256, known, counts, s, t);
    barrier(CLK_LOCAL_MEM_FENCE);
    known = with_digit(known, counts, sums, parts, found, (uint)s.count - 1 - known.less, t);
  }
  const uint same = taken(known, s);
  const long to_first = row * s.sorted;
  uint less_before = 0;
  uint same_before = 0;
  for (long tile = 0; tile < s.tiles; tile++) {
    const long tile_first = first + tile * TILE;
    const int size = (int)min((long)TILE, s.length - tile * TILE);
    MARK(0, x, tile_first, size, known)
    count_marks(words, bits, firsts, sums, parts, t);
    for (int i = t; i < size; i += 256) {
      const uchar mark = marks[i];
      if (mark != 0) {
        const uint rank = rank_of(mark, bits, firsts, i) + (mark == SAME ? same_before : less_before);
        if (mark == LESS || rank < same) {
          const long at = to_first + (mark == SAME ? known.less : 0) + rank;
          PUT(1, T, to, at) = GET(0, T, x, tile_first + i);
          if (INDICES) {
            PUT(2, uint, to_index, at) = (uint)(tile * TILE + i);
          }
        }
      }
    }
    less_before += firsts[256] & 0xffff;
    same_before += firsts[256] >> 16;
    barrier(CLK_LOCAL_MEM_FENCE);
  }
  for (long i = known.less + same + t; i < s.sorted; i += 256) {
    PUT(1, T, to, to_first + i) = DECODE(LAST_KEY, s.flip);
  }
}

// ---- Few rows: many work-groups for each. What is known of a row is in `state`: the number of its
// candidates, whether there were too many, a bound above their keys, and per pass what is Known.

#define FIELDS (3 + 4 * (PASSES + 1))
#define FOUND 0
#define TOO_MANY 1
#define BOUND 2
#define FIELD(row, field) GET(STATE, ulong, state, (row) * FIELDS + (field))
#define SET_FIELD(row, field) PUT(STATE, ulong, state, (row) * FIELDS + (field))

#define LOAD_KNOWN(known, row, pass) { \
  (known).prefix = (K)FIELD(row, 3 + 4 * (pass)); \
  (known).shift = (int)FIELD(row, 4 + 4 * (pass)); \
  (known).less = (uint)FIELD(row, 5 + 4 * (pass)); \
  (known).same = (uint)FIELD(row, 6 + 4 * (pass)); \
}

#define STORE_KNOWN(known, row, pass) { \
  SET_FIELD(row, 3 + 4 * (pass)) = (ulong)(known).prefix; \
  SET_FIELD(row, 4 + 4 * (pass)) = (ulong)(known).shift; \
  SET_FIELD(row, 5 + 4 * (pass)) = (ulong)(known).less; \
  SET_FIELD(row, 6 + 4 * (pass)) = (ulong)(known).same; \
}

// Clears the counts of digits, [row, pass, digit], and finds the bound: the key of some rank in a
// sample, so that most probably a few more elements than are wanted are below it.
#define STATE 1
__kernel GROUP_OF(256)
void select_begin(
    __global const T *x, __global ulong *state, __global uint *digits CHECKED, const Sizes s) {
  __local uint counts[DIGITS];
  __local K sample[SAMPLE];
  LOCAL_SUMS
  __local uint found[3];
  BOUNDS ARRAY(0, x) ARRAY(1, state) ARRAY(2, digits)
  const int t = (int)get_local_id(0);
  const long row = (long)get_group_id(0);
  for (int i = t; i < PASSES * DIGITS; i += 256) {
    PUT(2, uint, digits, row * PASSES * DIGITS + i) = 0;
  }
  const uint stride = s.sample == 0 ? 0 : (uint)(s.length / s.sample);
  for (int i = t; i < (int)s.sample; i += 256) {
    uint jump = (uint)i * 2654435761U;
    jump = (jump ^ jump >> 15) * 2246822519U;
    jump = (jump ^ jump >> 13) % stride;
    sample[i] = encode(GET(0, T, x, row * s.length + (long)i * stride + jump), s);
  }
  Known known;
  known.prefix = 0;
  known.shift = BITS;
  known.less = 0;
  known.same = (uint)s.sample;
  for (int pass = 0; pass < (s.sample == 0 ? 0 : PASSES); pass++) {
    CLEAR(counts)
    for (int i = t; i < (int)s.sample; i += 256) {
      if (high(sample[i], known.shift) == known.prefix) {
        atomic_inc(&counts[digit_of(sample[i], known)]);
      }
    }
    barrier(CLK_LOCAL_MEM_FENCE);
    known = with_digit(known, counts, sums, parts, found, (uint)s.rank - 1 - known.less, t);
  }
  if (t == 0) {
    SET_FIELD(row, FOUND) = 0;
    SET_FIELD(row, TOO_MANY) = 0;
    SET_FIELD(row, BOUND) = known.prefix == LAST_KEY ? 0 : (ulong)known.prefix + 1;
  }
}
#undef STATE

// Whether a row's candidates are there: those wanted are among them.
#define HAS_CANDIDATES(row) \
  (s.room > 0 && FIELD(row, TOO_MANY) == 0 && FIELD(row, FOUND) >= (ulong)s.count \
      && FIELD(row, FOUND) <= (ulong)s.room)

// Finds a digit from what the pass before counted, and counts the next, of the candidates or of all.
// The last pass only finds.
#define STATE 2
__kernel GROUP_OF(256)
void select_count(
    __global const T *x,
    __global const T *candidates,
    __global ulong *state,
    __global volatile uint *digits CHECKED,
    const Sizes s) {
  __local uint counts[DIGITS];
  LOCAL_SUMS
  __local uint found[3];
  BOUNDS ARRAY(0, x) ARRAY(1, candidates) ARRAY(2, state) ARRAY(3, digits)
  const int t = (int)get_local_id(0);
  const long row = (long)get_group_id(0) / s.groups;
  const long group = (long)get_group_id(0) % s.groups;
  const int pass = (int)s.pass;
  const int again = HAS_CANDIDATES(row);
  const long length = again ? (long)FIELD(row, FOUND) : s.length;
  Known known;
  known.prefix = 0;
  known.shift = BITS;
  known.less = 0;
  known.same = (uint)length;
  if (pass > 0) {
    LOAD_KNOWN(known, row, pass - 1)
    for (int j = t; j < DIGITS; j += 256) {
      counts[j] = GET(3, volatile uint, digits, (row * PASSES + pass - 1) * DIGITS + j);
    }
    barrier(CLK_LOCAL_MEM_FENCE);
    const Known next = with_digit(known, counts, sums, parts, found, (uint)s.count - 1 - known.less, t);
    if (!is_enough(known, s)) {
      known = next;
    }
  }
  if (group == 0 && t == 0) {
    STORE_KNOWN(known, row, pass)
  }
  if (pass == PASSES || is_enough(known, s)) {
    return;
  }
  CLEAR(counts)
  const long first = again ? row * s.room : row * s.length;
  count_digits(
      PASS_BOUNDS
      again ? candidates : x,
      again ? 1 : 0,
      first + group * 256,
      first + length,
      s.groups * 256,
      known,
      counts,
      s,
      t);
  barrier(CLK_LOCAL_MEM_FENCE);
  for (int j = t; j < DIGITS; j += 256) {
    const uint counted = counts[j];
    if (counted != 0) {
      const long at = (row * PASSES + pass) * DIGITS + j;
      atomic_add(INTO(3, volatile uint, 1, digits + at), counted);
    }
  }
}
#undef STATE

// What is kept of a row: candidates below the bound at first, then those that are left to be sorted.
Known kept(WITH_BOUNDS __global ulong *state, const Sizes s, const long row) {
#define STATE 3
  Known known;
  if (s.pass == 0) {
    known.prefix = (K)FIELD(row, BOUND);
    known.shift = 0;
    known.less = 0;
    known.same = 0;
  } else {
    LOAD_KNOWN(known, row, PASSES)
  }
  return known;
}

#define SOURCE \
  const int again = s.pass != 0 && HAS_CANDIDATES(row); \
  const long length = again ? (long)FIELD(row, FOUND) : s.length; \
  const long tiles = (length + TILE - 1) / TILE; \
  const long first = again ? row * s.room : row * s.length; \
  const Known known = kept(PASS_BOUNDS state, s, row);

#if !CHAINED

// How many a tile keeps, [row, kind, tile].
__kernel GROUP_OF(256)
void select_tile(
    __global const T *x,
    __global const T *candidates,
    __global long *counts,
    __global ulong *state CHECKED,
    const Sizes s) {
  LOCAL_MARKS
  BOUNDS ARRAY(0, x) ARRAY(1, candidates) ARRAY(2, counts) ARRAY(3, state)
  const int t = (int)get_local_id(0);
  const long row = (long)get_group_id(0) / s.tiles;
  const long tile = (long)get_group_id(0) % s.tiles;
  SOURCE
  const int size = (int)clamp(length - tile * TILE, 0L, (long)TILE);
  MARK(again ? 1 : 0, again ? candidates : x, first + tile * TILE, size, known)
  count_marks(words, bits, firsts, sums, parts, t);
  if (t < 2) {
    PUT(2, long, counts, (row * 2 + t) * s.tiles + tile) = firsts[256] >> t * 16 & 0xffff;
  }
}

#else

// ---- Tiles wait for each other: of each kind the numbers in the tiles before this one. `chain` has
// per row the number of tiles that have begun, then what these publish: their own numbers, the last
// of 16 those of them all, the last of 256 those of these, and so on. Each half of a word has a bit
// that says that it is there.

#define LEVELS 7
#define THERE 0x8000000080000000UL

void publish(WITH_BOUNDS __global volatile ulong *chain, const long at, const ulong numbers) {
  PUT(4, volatile ulong, chain, at) = THERE | numbers;
}

ulong await(WITH_BOUNDS __global volatile ulong *chain, const long at) {
  ulong word;
  do {
    word = GET(4, volatile ulong, chain, at);
  } while ((word & THERE) != THERE);
  return word & ~THERE;
}

ulong total_of(__local const ulong *before, const ulong own) {
  ulong total = own;
  for (int j = 0; j < 15; j++) {
    total += before[j];
  }
  return total;
}

// Where the totals of a level begin.
long level_at(const long first, const long tiles, const int level) {
  long at = first;
  for (int l = 0; l < level; l++) {
    at += (tiles + (1L << 4 * l) - 1) >> 4 * l;
  }
  return at;
}

ulong numbers_before(
    WITH_BOUNDS
    __global volatile ulong *chain,
    __local ulong *before, // [level, 16]
    const long first,
    const long tiles,
    const int levels,
    const long tile,
    const ulong own,
    const int t) {
  const int digit = (int)(tile & 15);
  ulong sum = own;
  if (t == 0) {
    publish(PASS_BOUNDS chain, first + tile, sum);
  }
  if (t < 15) {
    before[t] = t < digit ? await(PASS_BOUNDS chain, first + tile - digit + t) : 0;
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  int last = digit == 15 && levels > 1;
  if (t == 0 && last) { // before anything of a higher level is awaited
    sum = total_of(before, sum);
    publish(PASS_BOUNDS chain, level_at(first, tiles, 1) + (tile >> 4), sum);
  }
  const int level = t / 16 + 1;
  if (level < levels && t % 16 < 15) {
    const long index = tile >> 4 * level;
    const long at = level_at(first, tiles, level) + (index & ~15L) + t % 16;
    before[t + 16] = t % 16 < (index & 15) ? await(PASS_BOUNDS chain, at) : 0;
  }
  barrier(CLK_LOCAL_MEM_FENCE);
  for (int l = 1; t == 0 && last && l + 1 < levels; l++) {
    last = (tile >> 4 * l & 15) == 15;
    if (last) {
      sum = total_of(before + 16 * l, sum);
      publish(PASS_BOUNDS chain, level_at(first, tiles, l + 1) + (tile >> 4 * (l + 1)), sum);
    }
  }
  ulong numbers = 0;
  for (int l = 0; l < levels; l++) {
    for (int j = 0; j < 15; j++) {
      numbers += before[16 * l + j];
    }
  }
  return numbers;
}

#endif

// Keeps the elements of a tile. Of pass 0 the last tile says how many candidates there are; of the
// other the first puts elements that come last behind the others.
__kernel GROUP_OF(256)
void select_keep(
    __global const T *x,
    __global const T *candidates,
    __global const uint *candidate_index,
    __global ulong *state,
#if CHAINED
    __global volatile ulong *chain,
#else
    __global const long *counts,
#endif
    __global T *to,
    __global uint *to_index CHECKED,
    const Sizes s) {
  LOCAL_MARKS
#if CHAINED
  __local uint begun;
  __local uint hopeless;
  __local ulong before[16 * LEVELS];
  BOUNDS ARRAY(0, x) ARRAY(1, candidates) ARRAY(2, candidate_index) ARRAY(3, state) ARRAY(4, chain)
  ARRAY(5, to) ARRAY(6, to_index)
#else
  BOUNDS ARRAY(0, x) ARRAY(1, candidates) ARRAY(2, candidate_index) ARRAY(3, state) ARRAY(4, counts)
  ARRAY(5, to) ARRAY(6, to_index)
#endif
  const int t = (int)get_local_id(0);
  const long row = (long)get_group_id(0) / s.tiles;
  SOURCE
  // No return: PoCL 3.1 would compile what only one work-item does behind it wrongly.
  if ((long)get_group_id(0) % s.tiles < tiles) {
#if CHAINED
    const long row_chain = s.pass * s.rows * (1 + s.states);
    if (t == 0) {
      begun =
          atomic_inc(INTO(4, volatile uint, 1, (__global volatile uint *)(chain + row_chain + row)));
      hopeless = (uint)GET(3, volatile ulong, (__global volatile ulong *)state, row * FIELDS + TOO_MANY);
    }
    barrier(CLK_LOCAL_MEM_FENCE);
    const long tile = begun;
    const int none = s.pass == 0 && hopeless != 0;
#else
    const long tile = (long)get_group_id(0) % s.tiles;
    const long before_row = GET(4, long, counts, row * 2 * s.tiles);
    const long before_same = GET(4, long, counts, (row * 2 + 1) * s.tiles);
    const int none = s.pass == 0 && before_same - before_row > s.room;
#endif
    const int size = none ? 0 : (int)min((long)TILE, length - tile * TILE);
    const long tile_first = first + tile * TILE;
    MARK(again ? 1 : 0, again ? candidates : x, tile_first, size, known)
    count_marks(words, bits, firsts, sums, parts, t);
    const uint own = firsts[256] & 0xffff;
#if CHAINED
    const ulong numbers =
        numbers_before(
            PASS_BOUNDS
            chain,
            before,
            row_chain + s.rows + row * s.states,
            tiles,
            (int)s.levels,
            tile,
            own | (ulong)(firsts[256] >> 16) << 32,
            t);
    const uint less_before = (uint)numbers;
    const uint same_before = (uint)(numbers >> 32);
#else
    const uint less_before = (uint)(GET(4, long, counts, row * 2 * s.tiles + tile) - before_row);
    const uint same_before = (uint)(GET(4, long, counts, (row * 2 + 1) * s.tiles + tile) - before_same);
#endif
    const ulong room = (ulong)(s.pass == 0 ? s.room : s.sorted);
    const uint same = s.pass == 0 ? 0 : taken(known, s);
    for (int i = t; i < size; i += 256) {
      const uchar mark = marks[i];
      if (mark != 0) {
        const uint rank = rank_of(mark, bits, firsts, i) + (mark == SAME ? same_before : less_before);
        if (mark == LESS ? rank < room : rank < same) {
          const ulong at = row * room + (mark == SAME ? known.less : 0) + rank;
          PUT(5, T, to, at) =
              again ? GET(1, T, candidates, tile_first + i) : GET(0, T, x, tile_first + i);
          if (INDICES) {
            PUT(6, uint, to_index, at) =
                again ? GET(2, uint, candidate_index, tile_first + i) : (uint)(tile * TILE + i);
          }
        }
      }
    }
    if (s.pass != 0 && tile == 0) {
      for (long i = (long)known.less + same + t; i < s.sorted; i += 256) {
        PUT(5, T, to, row * s.sorted + i) = DECODE(LAST_KEY, s.flip);
      }
    }
    const ulong candidates_found = none ? 0 : (ulong)less_before + own;
    if (t == 0 && s.pass == 0 && tile == tiles - 1) {
      SET_FIELD(row, FOUND) = candidates_found;
    }
    if (t == 0 && s.pass == 0 && candidates_found > room) {
      SET_FIELD(row, TOO_MANY) = 1;
    }
  }
}

// Positions in the rows of the operand, of positions among those that were sorted.
__kernel void select_indices(
    __global const long *sorted, __global const uint *index, __global long *out CHECKED, const Sizes s) {
  BOUNDS ARRAY(0, sorted) ARRAY(1, index) ARRAY(2, out)
  const long i = (long)get_global_id(0);
  if (i < s.rows * s.count) {
    PUT(2, long, out, i) = GET(1, uint, index, i / s.count * s.sorted + GET(0, long, sorted, i));
  }
}
