#define _GNU_SOURCE
#include "CGMimeShim.h"

#include <errno.h>
#include <gmime/gmime.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static void start(void) {
    static gsize started = 0;
    if (g_once_init_enter(&started)) {
        g_mime_init();
        g_once_init_leave(&started, 1);
    }
}

/* Names reach us from strangers: no path, no iconv option (`//IGNORE`), nothing internal. */
static bool is_plain_name(const char *name) {
    size_t length = strlen(name);
    if (length == 0 || length > 40) return false;
    if (!strcasecmp(name, "internal") || !strcasecmp(name, "wchar_t")) return false;
    for (size_t index = 0; index < length; index++) {
        unsigned char letter = (unsigned char)name[index];
        if (!g_ascii_isalnum(letter) && !strchr("-_.:+()", letter)) return false;
    }
    return true;
}

typedef struct {
    char *bytes;
    size_t used, size;
} Buffer;

/* Makes room for `more` bytes; false when there is no memory, and the buffer is then gone. */
static bool make_room(Buffer *buffer, size_t more) {
    if (buffer->size - buffer->used >= more) return true;
    size_t size = buffer->size + buffer->size / 2 + more;
    char *grown = realloc(buffer->bytes, size);
    if (!grown) {
        free(buffer->bytes);
        return false;
    }
    buffer->bytes = grown;
    buffer->size = size;
    return true;
}

uint8_t *cgm_to_utf8(const char *charset, const uint8_t *bytes, size_t count,
                     size_t *length, size_t *invalid) {
    start();
    *length = 0;
    *invalid = 0;
    if (!is_plain_name(charset)) return NULL;
    iconv_t converter = g_mime_iconv_open("UTF-8", charset);
    if (converter == (iconv_t)-1) return NULL;
    Buffer out = {malloc(count + count / 2 + 16), 0, count + count / 2 + 16};
    char *in = (char *)bytes;
    size_t left = count;
    bool alive = out.bytes != NULL;
    while (alive) {
        char *target = out.bytes + out.used;
        size_t room = out.size - out.used;
        /* The last round, with no input, brings out what the converter still holds. */
        bool flushing = left == 0;
        size_t result = flushing ? iconv(converter, NULL, NULL, &target, &room)
                                 : iconv(converter, &in, &left, &target, &room);
        int error = errno;
        out.used = out.size - room;
        if (result != (size_t)-1) {
            if (flushing) break;
            continue;
        }
        if (error == E2BIG) {
            alive = make_room(&out, out.size / 2 + 16);
        } else if (flushing) {
            break;
        } else {
            alive = make_room(&out, 3);
            if (!alive) break;
            memcpy(out.bytes + out.used, "\xEF\xBF\xBD", 3);
            out.used += 3;
            *invalid += 1;
            in += 1;
            left -= 1;
        }
    }
    g_mime_iconv_close(converter);
    if (!alive) return NULL;
    *length = out.used;
    return (uint8_t *)out.bytes;
}

char *cgm_fold(const char *text, size_t count) {
    if (!g_utf8_validate(text, (gssize)count, NULL)) return NULL;
    gchar *folded = g_utf8_casefold(text, (gssize)count);
    gchar *parted = folded ? g_utf8_normalize(folded, -1, G_NORMALIZE_ALL) : NULL;
    g_free(folded);
    char *result = parted ? malloc(strlen(parted) + 1) : NULL;
    char *end = result;
    for (const char *at = parted; result && *at; at = g_utf8_next_char(at)) {
        if (g_unichar_ismark(g_utf8_get_char(at))) continue;
        size_t size = (size_t)(g_utf8_next_char(at) - at);
        memcpy(end, at, size);
        end += size;
    }
    if (result) *end = 0;
    g_free(parted);
    return result;
}

char *cgm_ascii_host(const char *host) {
    gchar *ascii = g_hostname_to_ascii(host);
    char *result = ascii ? strdup(ascii) : NULL;
    g_free(ascii);
    return result;
}

size_t cgm_find(const uint8_t *bytes, size_t count, const uint8_t *needle, size_t length) {
    const uint8_t *at = memmem(bytes, count, needle, length);
    return at ? (size_t)(at - bytes) : count;
}

void cgm_free(void *memory) {
    free(memory);
}
