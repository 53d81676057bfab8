// The commit that the programs of this package are built from.
#ifndef CCOMMIT_H
#define CCOMMIT_H

/// Returns the abbreviated hash of the commit, with "-dirty" if files differed from it; "unknown" if
/// the build did not name one.
const char *ccommit_name(void);

#endif
