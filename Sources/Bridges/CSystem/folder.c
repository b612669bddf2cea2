#define _GNU_SOURCE
#include "system.h"

#include <errno.h>
#include <linux/magic.h>
#include <sys/inotify.h>
#include <sys/statfs.h>
#include <unistd.h>

// Not in every linux/magic.h.
#define CIFS_MAGIC 0xFF534D42
#define SMB2_MAGIC 0xFE534D42
#define FUSE_MAGIC 0x65735546
#define CEPH_MAGIC 0x00C36400

bool system_folder_is_remote(const char *folder) {
  struct statfs status;
  if (statfs(folder, &status) != 0) return false;
  switch ((uint32_t)status.f_type) {
    case NFS_SUPER_MAGIC:
    case SMB_SUPER_MAGIC:
    case CIFS_MAGIC:
    case SMB2_MAGIC:
    case V9FS_MAGIC:
    case FUSE_MAGIC:
    case CEPH_MAGIC:
    case AFS_SUPER_MAGIC:
    case CODA_SUPER_MAGIC: return true;
    default: return false;
  }
}

int system_folder_watch(const char *folder) {
  int descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (descriptor < 0) return -1;
  uint32_t events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF;
  if (inotify_add_watch(descriptor, folder, events | IN_ONLYDIR) >= 0) return descriptor;
  int reason = errno;
  close(descriptor);
  errno = reason;
  return -1;
}

void system_folder_take(int descriptor, void (*changed)(const char *name, void *context), void *context) {
  _Alignas(struct inotify_event) char bytes[4096];
  ssize_t count;
  while ((count = read(descriptor, bytes, sizeof bytes)) > 0 || (count < 0 && errno == EINTR)) {
    for (ssize_t offset = 0; offset < count;) {
      const struct inotify_event *event = (const struct inotify_event *)(bytes + offset);
      // Without a name it concerns the folder, or the queue ran over.
      changed(event->len > 0 ? event->name : NULL, context);
      offset += (ssize_t)(sizeof *event + event->len);
    }
  }
}
