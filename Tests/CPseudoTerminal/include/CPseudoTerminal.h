// The side of a terminal that a person sits at, for tests: what glibc shows to C alone.
#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <stddef.h>
#include <stdint.h>

/// Opens a terminal; returns its descriptor, and the path of the side that programs see. -1 if there
/// is none.
int cpty_open(char *path, size_t size);
/// How wide the C library thinks a character is, in columns.
int cpty_width(uint32_t character);

#endif
