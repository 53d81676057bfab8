// Pseudo-terminals for tests: the user's side, and programs on the other side.
#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <stddef.h>
#include <stdint.h>

/// Opens a pseudo-terminal. Returns the descriptor of the user's side and the path of the program's
/// side, or -1 if none can be opened.
///
/// The keeper is a descriptor of the program's side. While it is open, the terminal keeps its size
/// even if no program has it open. On macOS a terminal has no size before that side is open.
int cpty_open(char *path, size_t size, int *keeper);
/// Starts a program as the leader of a session on the terminal at a path, with the default handling
/// of signals. The words and the variables end with a null pointer.
///
/// Returns 0 and the process, or the operating system's number of the error.
int cpty_start(char *const *words, char *const *environment, const char *path, int *process);
/// Returns the width of a character in columns, according to the C library.
int cpty_width(uint32_t character);

#endif
