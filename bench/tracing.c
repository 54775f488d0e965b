/* Writes down every call that changes something below TRACE_FOLDER, in order, into TRACE_OUT:
   what was written where, cut, synced, made, renamed, linked, removed. Bytes written to the file
   TRACE_SAID are written down as what was said by then. For bench/power_loss.py, by LD_PRELOAD.
   A record: kind (1 byte), inode (8), place (8), two lengths (4 each), then as many bytes. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { WRITE = 1, CUT, SYNC, OPENED, MADE, RENAME, LINK, REMOVE, SYNC_FOLDER, SAID };
enum { NOT_OURS, A_FILE, A_FOLDER, THE_SAID };
static int out = -2;
static unsigned char watching[4096];
static const char *folder, *said;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) static __typeof__(name) *real; if (!real) real = dlsym(RTLD_NEXT, #name)

static int real_open(const char *path, int flags, mode_t mode) {
  static int (*real)(const char *, int, ...);
  if (!real) real = dlsym(RTLD_NEXT, "open");
  return real(path, flags, mode);
}

static ssize_t real_write(int fd, const void *data, size_t size) {
  static ssize_t (*real)(int, const void *, size_t);
  if (!real) real = dlsym(RTLD_NEXT, "write");
  return real(fd, data, size);
}

static void begin(void) {
  if (out != -2) return;
  folder = getenv("TRACE_FOLDER"), said = getenv("TRACE_SAID");
  const char *to = getenv("TRACE_OUT");
  out = to && folder ? real_open(to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
}

static int sort_of(const char *path) {
  begin();
  if (out < 0 || !path) return NOT_OURS;
  if (said && strcmp(path, said) == 0) return THE_SAID;
  size_t size = strlen(folder);
  if (strncmp(path, folder, size) != 0 || (path[size] && path[size] != '/')) return NOT_OURS;
  struct stat found;
  return stat(path, &found) == 0 && S_ISDIR(found.st_mode) ? A_FOLDER : A_FILE;
}

static void tell(char kind, uint64_t inode, uint64_t at, const void *one, uint32_t n, const void *two, uint32_t m) {
  char head[25];
  head[0] = kind;
  memcpy(head + 1, &inode, 8), memcpy(head + 9, &at, 8), memcpy(head + 17, &n, 4), memcpy(head + 21, &m, 4);
  size_t size = sizeof head + n + m;
  char *whole = malloc(size);
  memcpy(whole, head, sizeof head);
  if (n) memcpy(whole + sizeof head, one, n);
  if (m) memcpy(whole + sizeof head + n, two, m);
  real_write(out, whole, size);
  free(whole);
}

static uint64_t inode_of(int fd) {
  struct stat found;
  return fstat(fd, &found) == 0 ? found.st_ino : 0;
}

static int watched(int fd) { begin(); return fd >= 0 && fd < 4096 ? watching[fd] : NOT_OURS; }

static int opened(const char *path, int flags, mode_t mode) {
  int sort = sort_of(path);
  if (sort == NOT_OURS) return real_open(path, flags, mode);
  pthread_mutex_lock(&turn);
  int there = access(path, F_OK) == 0;
  int fd = real_open(path, flags, mode);
  if (fd >= 0 && fd < 4096) {
    watching[fd] = sort;
    if (sort == A_FILE) tell(there ? OPENED : MADE, inode_of(fd), 0, path, strlen(path), NULL, 0);
    if (sort == A_FILE && (flags & O_TRUNC)) tell(CUT, inode_of(fd), 0, NULL, 0, NULL, 0);
  }
  pthread_mutex_unlock(&turn);
  return fd;
}

#define OPENING(name) \
  int name(const char *path, int flags, ...) { \
    mode_t mode = 0; \
    if (flags & O_CREAT) { va_list more; va_start(more, flags); mode = va_arg(more, int); va_end(more); } \
    return opened(path, flags, mode); }
OPENING(open)
OPENING(open64)

static void wrote(int fd, const void *data, ssize_t size, off_t at) {
  if (size > 0) tell(watched(fd) == THE_SAID ? SAID : WRITE, inode_of(fd), at, data, size, NULL, 0);
}

ssize_t write(int fd, const void *data, size_t size) {
  if (watched(fd) == NOT_OURS) return real_write(fd, data, size);
  pthread_mutex_lock(&turn);
  off_t at = fcntl(fd, F_GETFL) & O_APPEND ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
  ssize_t done = real_write(fd, data, size);
  wrote(fd, data, done, at);
  pthread_mutex_unlock(&turn);
  return done;
}
#define WRITING(name, off) \
  ssize_t name(int fd, const void *data, size_t size, off at) { \
    REAL(name); \
    if (watched(fd) == NOT_OURS) return real(fd, data, size, at); \
    pthread_mutex_lock(&turn); \
    ssize_t done = real(fd, data, size, at); \
    wrote(fd, data, done, at); \
    pthread_mutex_unlock(&turn); \
    return done; }
WRITING(pwrite, off_t)
WRITING(pwrite64, off64_t)

#define CUTTING(name, off) \
  int name(int fd, off size) { \
    REAL(name); \
    int sort = watched(fd); \
    pthread_mutex_lock(&turn); \
    int done = real(fd, size); \
    if (done == 0 && sort == A_FILE) tell(CUT, inode_of(fd), size, NULL, 0, NULL, 0); \
    pthread_mutex_unlock(&turn); \
    return done; }
CUTTING(ftruncate, off_t)
CUTTING(ftruncate64, off64_t)

#define SYNCING(name) \
  int name(int fd) { \
    REAL(name); \
    int sort = watched(fd); \
    pthread_mutex_lock(&turn); \
    int done = real(fd); \
    if (done == 0 && sort == A_FILE) tell(SYNC, inode_of(fd), 0, NULL, 0, NULL, 0); \
    if (done == 0 && sort == A_FOLDER) tell(SYNC_FOLDER, inode_of(fd), 0, NULL, 0, NULL, 0); \
    pthread_mutex_unlock(&turn); \
    return done; }
SYNCING(fsync)
SYNCING(fdatasync)

#define NAMING(name, kind) \
  int name(const char *from, const char *to) { \
    REAL(name); \
    int sort = sort_of(from); \
    pthread_mutex_lock(&turn); \
    int done = real(from, to); \
    if (done == 0 && sort != NOT_OURS) tell(kind, 0, 0, from, strlen(from), to, strlen(to)); \
    pthread_mutex_unlock(&turn); \
    return done; }
NAMING(rename, RENAME)
NAMING(link, LINK)

int unlink(const char *path) {
  REAL(unlink);
  int sort = sort_of(path);
  pthread_mutex_lock(&turn);
  int done = real(path);
  if (done == 0 && sort == A_FILE) tell(REMOVE, 0, 0, path, strlen(path), NULL, 0);
  pthread_mutex_unlock(&turn);
  return done;
}

int close(int fd) {
  REAL(close);
  if (fd >= 0 && fd < 4096) watching[fd] = NOT_OURS;
  return real(fd);
}
