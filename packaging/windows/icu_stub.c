/* icuuc.dll for wine only: Windows has it since 10 (1703), wine not. Qt asks for these when it has to read an encoding
   other than its own, and is told that there is no such converter. */
#include <stdint.h>
#define NOT_HERE(name) __declspec(dllexport) intptr_t name(void) { return 0; }
__declspec(dllexport) void *ucnv_open(const char *name, int *error) {
    (void)name;
    if (error) *error = 4; /* U_FILE_ACCESS_ERROR */
    return 0;
}
NOT_HERE(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
NOT_HERE(UCNV_TO_U_CALLBACK_SUBSTITUTE)
NOT_HERE(ucnv_cbFromUWriteUChars)
NOT_HERE(ucnv_cbToUWriteUChars)
NOT_HERE(ucnv_close)
NOT_HERE(ucnv_countAvailable)
NOT_HERE(ucnv_fromUCountPending)
NOT_HERE(ucnv_fromUnicode)
NOT_HERE(ucnv_getAvailableName)
NOT_HERE(ucnv_getFromUCallBack)
NOT_HERE(ucnv_getMaxCharSize)
NOT_HERE(ucnv_getName)
NOT_HERE(ucnv_getStandardName)
NOT_HERE(ucnv_getToUCallBack)
NOT_HERE(ucnv_reset)
NOT_HERE(ucnv_setFromUCallBack)
NOT_HERE(ucnv_setToUCallBack)
NOT_HERE(ucnv_toUCountPending)
NOT_HERE(ucnv_toUnicode)
