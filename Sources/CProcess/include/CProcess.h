// Keeps the memory of this process out of core images and crash reports.
#ifndef CPROCESS_H
#define CPROCESS_H

/// Prevents that the memory of this process is written anywhere when it crashes, for the rest of
/// its life: as a core image by the system, or in part by a handler such as that of Swift's
/// backtraces. On Linux, no other process of the same user can read its memory or its environment
/// either.
///
/// Programs that it starts are not affected on Linux; elsewhere they write no images either.
void cprocess_forbid_core_dumps(void);

/// Returns 1 if the system may write such an image.
int cprocess_dumps_core(void);

#endif
