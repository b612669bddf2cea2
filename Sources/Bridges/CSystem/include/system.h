#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// What Swift cannot say by itself about the operating system. Nothing here knows a terminal's screen.

// MARK: First of all (process.c)

/// To be called before anything else; a second time does no harm.
/// - Opens /dev/null for each of the descriptors 0, 1 and 2 that is closed: the next file that is opened would become
///   standard output or standard error, and messages would end up in it.
/// - Gives SIGQUIT (Ctrl-\) its default action back: Swift's runtime makes it print a page about every thread, and go
///   on.
void system_begin(void);

// MARK: Signals as bytes on a pipe (signals.c)
//
// A signal handler may do almost nothing, so ours only notes the signal and writes one byte into a pipe that the run
// loop polls beside the keyboard. Many signals before one look at the pipe count as one.

/// Opens the pipe, or returns the one that is open already.
/// Returns the descriptor to poll for reading, -1 where the system has no descriptor left.
int system_signals_open(void);

/// From now on `signal` (1…63) is noted instead of doing what it would do.
/// Returns false, and changes nothing, where the parent process had the signal ignored: `nohup` means it.
bool system_signals_catch(int signal);

/// From now on `signal` is dropped.
void system_signals_ignore(int signal);

/// Empties the pipe. Returns the signals that came since the last call: bit n stands for signal n.
uint64_t system_signals_take(void);

/// `hook` is called inside the handler, before the byte is written; NULL for none. It may call only what
/// signal-safety(7) allows.
void system_signals_set_hook(void (*hook)(int signal));

/// Ends the process by `signal` as if it had never been caught, so that the parent sees the cause.
_Noreturn void system_die_of(int signal);

/// Whether somebody would wake this process up again if it stopped: a shell with job control.
/// Call it before SIGTSTP is caught; afterwards an ignored SIGTSTP still counts as no job control.
bool system_has_job_control(void);

/// Stops the process group as `signal` (SIGTSTP, SIGTTOU) does by default and returns when it is continued.
/// Stopping the group and not only the process lets a shell notice it behind `sh -c` or in a pipeline.
void system_stop_by(int signal);

// MARK: Files (file.c)

/// Writes all bytes, however many calls it takes. Returns false where it could not, see errno.
bool system_write_all(int descriptor, const void *bytes, size_t count);

// MARK: A folder's changes as a descriptor (folder.c)

/// Whether the folder lies on a file system that other machines write to, or that a program serves (NFS, SMB, 9p, FUSE,
/// Ceph, AFS, Coda): the kernel does not tell of what happens there.
bool system_folder_is_remote(const char *folder);

/// Watches a folder, not what is below its folders: files that were written and closed, moved in or out, or deleted.
/// Returns a descriptor to poll for reading, to be closed by the caller; -1 where there is no such folder or the user has
/// no watch left, see errno.
int system_folder_watch(const char *folder);

/// Empties the descriptor. Calls `changed` for each change with the file's name, which is gone when it returns; NULL where
/// anything may have changed: the folder itself went away or changed its name, or there were too many changes to list.
void system_folder_take(int descriptor, void (*changed)(const char *name, void *context), void *context);

// MARK: Child processes (spawn.c)

/// What a child writes where its program is not to be found.
#define SYSTEM_SPAWN_MISSING "summitry: no such program"

/// Starts a program of PATH in a process group of its own, with default signals and no descriptor but the three standard ones.
/// It reads `input` (-1: nothing at all) and writes both its outputs to `output`. It is killed when this process dies, however
/// that happens. `kept` (-1 for none) stays open in it: with the write end of its own input there it never sees an end of input.
/// Returns its process id, -1 where none could be made. Only the thread that lives as long as the process may call it.
pid_t system_spawn(char *const arguments[], int input, int output, int kept);

/// Kills a child with its group and waits for its end. It must not have been waited for before.
void system_reap(pid_t child);
