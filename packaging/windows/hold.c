/* hold FILE SIGN: has FILE open, which others may only read, until SIGN, made by it, is gone: an antivirus, as `smoke` sees it. */
#include <windows.h>

int wmain(int argc, wchar_t **argv) {
    if (argc != 3) return 2;
    HANDLE file = CreateFileW(argv[1], GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
    HANDLE sign = CreateFileW(argv[2], GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_DELETE, NULL, CREATE_NEW, 0, NULL);
    if (file == INVALID_HANDLE_VALUE || sign == INVALID_HANDLE_VALUE) return 1;
    CloseHandle(sign);
    while (GetFileAttributesW(argv[2]) != INVALID_FILE_ATTRIBUTES) Sleep(100);
    return 0;
}
