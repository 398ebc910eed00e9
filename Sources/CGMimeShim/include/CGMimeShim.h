/* The few services of GMime and GLib that mail needs, in a form that Swift can call.
 * Every function may be called from any thread; the library starts itself, once. */
#ifndef CGMIME_SHIM_H
#define CGMIME_SHIM_H

#include <stddef.h>
#include <stdint.h>

/* Converts text from a named charset to UTF-8. Bytes that the charset does not know become
 * U+FFFD and are counted in `invalid`. The result has `length` bytes and is released with
 * cgm_free. NULL when the charset is unknown or memory is short. */
uint8_t *cgm_to_utf8(const char *charset, const uint8_t *bytes, size_t count,
                     size_t *length, size_t *invalid);

/* Text as it is compared: compatibility forms resolved, case folded, accents removed. NULL when
 * it is no UTF-8. Released with cgm_free. */
char *cgm_fold(const char *text, size_t count);

/* A host name in its ASCII form (IDNA): `xn--...` for labels with other letters. NULL when there
 * is none. Released with cgm_free. */
char *cgm_ascii_host(const char *host);

/* Where `needle` first occurs in `bytes`, or `count` when it does not. */
size_t cgm_find(const uint8_t *bytes, size_t count, const uint8_t *needle, size_t length);

void cgm_free(void *memory);

#endif
