// Keeps the memory of this process out of core images and crash reports.
#ifndef CPROCESS_H
#define CPROCESS_H

/// Prevents that the memory of this process is written anywhere when the process crashes. The system
/// writes no core image. Handlers that show parts of the memory, such as Swift's backtraces, are
/// removed. This cannot be undone. On Linux, other processes of the same user cannot read the memory
/// and the environment of this process either.
///
/// On Linux, programs that this process starts are not affected. On other systems, they write no core
/// images either.
void cprocess_forbid_core_dumps(void);

/// Returns 1 if the system may write a core image of this process.
int cprocess_dumps_core(void);

#endif
