#pragma once
/* libxml2's headers bring ICU, whose types clash with those of Foundation's own. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
