/* Fails the n-th call that writes, cuts, syncs, renames, links, removes or opens for writing below
   FAULT_FOLDER, or the n-th that reads or opens for reading, once or from then on: `fail_at` says
   which, `calls_made` how many there were. Of the error KILLED the process dies instead of the
   call, of CUT_SHORT when half of what it writes is written, as `kill -9` leaves a large one.
   For bench/faulted.py and bench/rekey_calls.py, loaded by LD_PRELOAD. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { KILLED = -1, CUT_SHORT = -2 };
static long at = -1, calls;
static int error, forever, reads, begun, watching[4096];
static const char *folder;

static void begin(void) {
  if (begun) return;
  begun = 1;
  folder = getenv("FAULT_FOLDER") ? getenv("FAULT_FOLDER") : "/nowhere";
}

void fail_at(long call, int with, int for_ever, int reading) {
  calls = 0, at = call, error = with, forever = for_ever, reads = reading;
}

long calls_made(void) { return calls; }

static int fails_as(int reading) {
  if (reading != reads) return 0;
  calls++;
  if (at < 0 || !(calls == at || (forever && calls > at))) return 0;
  errno = error;
  return 1;
}

static int fails(void) { return fails_as(0); }

static int refused(void) {
  if (error < 0) for (kill(getpid(), SIGKILL);;) pause();
  return -1;
}

static int below(const char *path) {
  begin();
  return path && strncmp(path, folder, strlen(folder)) == 0;
}

static int watched(int fd) { begin(); return fd >= 0 && fd < 4096 && watching[fd]; }

static void note(int fd) {
  char link[64], path[4096];
  if (fd < 0 || fd >= 4096) return;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t size = readlink(link, path, sizeof path - 1);
  watching[fd] = 0;
  if (size > 0) { path[size] = 0; watching[fd] = below(path); }
}

#define REAL(name) static __typeof__(name) *real; if (!real) real = dlsym(RTLD_NEXT, #name)
#define OPENING(name) \
  int name(const char *path, int flags, ...) { \
    mode_t mode = 0; \
    if (flags & O_CREAT) { va_list more; va_start(more, flags); mode = va_arg(more, int); va_end(more); } \
    REAL(name); \
    if (below(path) && fails_as(!(flags & (O_WRONLY | O_RDWR)))) return refused(); \
    int fd = real(path, flags, mode); note(fd); return fd; }
OPENING(open)
OPENING(open64)
#define ON_FD(type, name, args, pass) \
  type name args { REAL(name); if (watched(fd) && fails()) return refused(); return real pass; }
#define WRITING(name, args, half, pass) \
  ssize_t name args { REAL(name); \
    if (!watched(fd) || !fails()) return real pass; \
    if (error == CUT_SHORT && real half < 0) return -1; \
    return refused(); }
WRITING(write, (int fd, const void *data, size_t size), (fd, data, size / 2), (fd, data, size))
WRITING(pwrite, (int fd, const void *data, size_t size, off_t off), (fd, data, size / 2, off), (fd, data, size, off))
WRITING(pwrite64, (int fd, const void *data, size_t size, off64_t off), (fd, data, size / 2, off), (fd, data, size, off))
ON_FD(int, ftruncate, (int fd, off_t size), (fd, size))
ON_FD(int, ftruncate64, (int fd, off64_t size), (fd, size))
ON_FD(int, fsync, (int fd), (fd))
ON_FD(int, fdatasync, (int fd), (fd))
#define READING(name, args, pass) \
  ssize_t name args { REAL(name); if (watched(fd) && fails_as(1)) return refused(); return real pass; }
READING(read, (int fd, void *data, size_t size), (fd, data, size))
READING(pread, (int fd, void *data, size_t size, off_t off), (fd, data, size, off))
READING(pread64, (int fd, void *data, size_t size, off64_t off), (fd, data, size, off))
int rename(const char *from, const char *to) { REAL(rename); if (below(to) && fails()) return refused(); return real(from, to); }
int link(const char *from, const char *to) { REAL(link); if (below(to) && fails()) return refused(); return real(from, to); }
int mkdir(const char *path, mode_t mode) { REAL(mkdir); if (below(path) && fails()) return refused(); return real(path, mode); }
int unlink(const char *path) { REAL(unlink); if (below(path) && fails()) return refused(); return real(path); }
int close(int fd) { REAL(close); if (fd >= 0 && fd < 4096) watching[fd] = 0; return real(fd); }
