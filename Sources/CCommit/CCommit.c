#include "CCommit.h"

#ifndef PQ_COMMIT
#define PQ_COMMIT "unknown"
#endif

const char *ccommit_name(void) { return PQ_COMMIT; }
