#pragma once
#include <getopt.h>
#include <malloc.h>
#include <sys/syscall.h>

// getopt's globals behind functions: Swift 6 refuses mutable C globals.
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
