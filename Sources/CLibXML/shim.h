#include <libxml/xmlversion.h>

/* Debian's libxml2 converts charsets with ICU and shows ICU's headers for it. Foundation brings
 * others of the same names, and a file that sees both does not compile. Only a structure that
 * nobody uses here, the one of a converter, looks different without them. */
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/dict.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
