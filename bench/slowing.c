/* Makes every sync of a file below SLOW_FOLDER take SLOW_MS milliseconds longer, as on a slow
   stick. For bench/slow_disk.py, loaded by LD_PRELOAD. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void nap(int fd) {
  char link[64], path[4096];
  const char *folder = getenv("SLOW_FOLDER"), *slow = getenv("SLOW_MS");
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t size = readlink(link, path, sizeof path - 1);
  if (!folder || !slow || size <= 0) return;
  path[size] = 0;
  if (strncmp(path, folder, strlen(folder)) == 0) usleep(atoi(slow) * 1000);
}

#define SYNCING(name) \
  int name(int fd) { \
    static int (*real)(int); \
    if (!real) real = dlsym(RTLD_NEXT, #name); \
    nap(fd); \
    return real(fd); }
SYNCING(fsync)
SYNCING(fdatasync)
