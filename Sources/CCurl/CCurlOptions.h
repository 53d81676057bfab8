// Declarations shared by the files of this target and hidden from Swift.
#ifndef CCURL_OPTIONS_H
#define CCURL_OPTIONS_H

#include "CCurl.h"

/// Sets a callback of any type.
ccurl_code ccurl_set_function(ccurl_easy *easy, ccurl_option option, void (*value)(void));

#endif
