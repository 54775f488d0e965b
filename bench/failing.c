/* Fails the n-th call that writes, cuts, syncs, renames, links or opens for writing below
   FAULT_FOLDER with FAULT_ERROR, once or (FAULT_FOREVER) from then on; says how many there were
   in FAULT_COUNT. For bench/faults.py, loaded by LD_PRELOAD. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long at = -2, calls;
static int error, forever, watching[4096];
static const char *folder;

static void begin(void) {
  if (at != -2) return;
  at = atol(getenv("FAULT_AT") ? getenv("FAULT_AT") : "-1");
  error = atoi(getenv("FAULT_ERROR") ? getenv("FAULT_ERROR") : "5");
  forever = getenv("FAULT_FOREVER") != NULL;
  folder = getenv("FAULT_FOLDER") ? getenv("FAULT_FOLDER") : "/nowhere";
}

static int fails(void) {
  calls++;
  if (at < 0 || !(calls == at || (forever && calls > at))) return 0;
  errno = error;
  return 1;
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
    if ((flags & (O_WRONLY | O_RDWR)) && below(path) && fails()) return -1; \
    int fd = real(path, flags, mode); note(fd); return fd; }
OPENING(open)
OPENING(open64)
#define ON_FD(type, name, args, pass) \
  type name args { REAL(name); if (watched(fd) && fails()) return -1; return real pass; }
ON_FD(ssize_t, write, (int fd, const void *data, size_t size), (fd, data, size))
ON_FD(ssize_t, pwrite, (int fd, const void *data, size_t size, off_t off), (fd, data, size, off))
ON_FD(ssize_t, pwrite64, (int fd, const void *data, size_t size, off64_t off), (fd, data, size, off))
ON_FD(int, ftruncate, (int fd, off_t size), (fd, size))
ON_FD(int, ftruncate64, (int fd, off64_t size), (fd, size))
ON_FD(int, fsync, (int fd), (fd))
ON_FD(int, fdatasync, (int fd), (fd))
int rename(const char *from, const char *to) { REAL(rename); if (below(to) && fails()) return -1; return real(from, to); }
int link(const char *from, const char *to) { REAL(link); if (below(to) && fails()) return -1; return real(from, to); }
int mkdir(const char *path, mode_t mode) { REAL(mkdir); if (below(path) && fails()) return -1; return real(path, mode); }

__attribute__((destructor)) static void end(void) {
  const char *said = getenv("FAULT_COUNT");
  FILE *file = said ? fopen(said, "w") : NULL;
  if (file) { fprintf(file, "%ld", calls); fclose(file); }
}
