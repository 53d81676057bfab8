// The side of a terminal that a person sits at, for tests, and programs that run on the other side.
#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <stddef.h>
#include <stdint.h>

/// Opens a terminal; returns its descriptor, and the path of the side that programs see. -1 if there
/// is none.
///
/// The keeper is a descriptor of that side: while it is open, the terminal keeps its size when no program
/// has it open. On macOS it has none before.
int cpty_open(char *path, size_t size, int *keeper);
/// Starts a program as the leader of a session whose terminal has a path, with the usual handling of
/// signals. The words and the variables end with a null pointer.
///
/// Returns 0 and the process, or the operating system's number of the error.
int cpty_start(char *const *words, char *const *environment, const char *path, int *process);
/// How wide the C library thinks a character is, in columns.
int cpty_width(uint32_t character);

#endif
