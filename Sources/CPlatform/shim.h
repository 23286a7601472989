#pragma once
#include <getopt.h>
#include <malloc.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// getopt's globals through functions: Swift 6 refuses mutable C globals.
static inline const char *_Nullable cplatform_option_argument(void) { return optarg; }
static inline int cplatform_option_index(void) { return optind; }
static inline int cplatform_unknown_option(void) { return optopt; }
static inline void cplatform_reset_options(void) { optind = 0; opterr = 0; }

// Swaps two paths in one step. Swift's Glibc does not declare renameat2; <fcntl.h> and <unistd.h> are not included, so
// that their types stay Glibc's.
extern long syscall(long number, ...);
enum { CPLATFORM_HERE = -100 /* AT_FDCWD */, CPLATFORM_EXCHANGE = 2 /* RENAME_EXCHANGE */ };
static inline int cplatform_exchange(const char *_Nonnull a, const char *_Nonnull b) {
  return (int)syscall(SYS_renameat2, CPLATFORM_HERE, a, CPLATFORM_HERE, b, CPLATFORM_EXCHANGE);
}

// Has the disk begin with some bytes of a file that were written, without a wait. Swift's Glibc does not declare it.
enum { CPLATFORM_BEGIN = 2 /* SYNC_FILE_RANGE_WRITE */ };
static inline void cplatform_begin_sync(int descriptor, long offset, long count) {
  (void)syscall(SYS_sync_file_range, descriptor, offset, count, CPLATFORM_BEGIN);
}

// A file in a folder that no name leads to.
enum { CPLATFORM_UNNAMED = 020000000 /* __O_TMPFILE, with O_DIRECTORY */ };

// Large pieces of memory come from the system one by one and go back to it as soon as they are let go; glibc would by
// and by keep ever larger ones.
enum { CPLATFORM_LARGE = 1 << 18 };
static inline void cplatform_return_free_memory(void) { (void)malloc_trim(0); }
static inline void cplatform_return_large_memory(void) { (void)mallopt(M_MMAP_THRESHOLD, CPLATFORM_LARGE); }

// Has the processor fetch memory that will be looked at soon.
static inline void cplatform_prefetch(const void *_Nonnull address) { __builtin_prefetch(address); }

// Which of the 64 bytes at an address may end a field or need a closer look: the delimiter, a quote, and all bytes up to
// CR (U+0000, LF, CR and some more). Bit i is byte i.
static inline uint64_t cplatform_marks(const void *_Nonnull address, uint8_t delimiter) {
#if defined(__SSE2__)
  const __m128i limit = _mm_set1_epi8(0x0D), quote = _mm_set1_epi8(0x22), between = _mm_set1_epi8((char)delimiter);
  uint64_t marks = 0;
  for (int part = 0; part < 4; part++) {
    const __m128i bytes = _mm_loadu_si128((const __m128i *)address + part);
    const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(bytes, limit), bytes);
    const __m128i found = _mm_or_si128(_mm_or_si128(low, _mm_cmpeq_epi8(bytes, quote)), _mm_cmpeq_epi8(bytes, between));
    marks |= (uint64_t)(uint32_t)_mm_movemask_epi8(found) << (16 * part);
  }
  return marks;
#else
  const uint64_t ones = 0x0101010101010101, tops = 0x8080808080808080, sevens = ~tops;
  uint64_t marks = 0;
  for (int part = 0; part < 8; part++) {
    uint64_t bytes;
    memcpy(&bytes, (const char *)address + 8 * part, 8);
    // The top bit of each byte that is zero after the exclusive or; exact, since no carry leaves a byte.
    const uint64_t quote = bytes ^ (ones * 0x22), between = bytes ^ (ones * delimiter);
    const uint64_t isQuote = ~(((quote & sevens) + sevens) | quote), isBetween = ~(((between & sevens) + sevens) | between);
    const uint64_t isLow = ~(((bytes & sevens) + ones * (0x7F - 0x0D)) | bytes);
    const uint64_t found = (isQuote | isBetween | isLow) & tops;
    marks |= (found >> 7) * 0x0102040810204080 >> 56 << (8 * part);
  }
  return marks;
#endif
}
