#include "CCommit.h"

const char *ccommit_name(void) { return PQ_COMMIT; }
