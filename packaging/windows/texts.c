/* texts: prints what stands in the boxes and buttons of Windows itself that are seen; what a page draws is not among it. */
#include <stdio.h>
#include <windows.h>

static BOOL CALLBACK one(HWND window, LPARAM inside) {
    wchar_t text[2048];
    char bytes[8192];
    DWORD_PTR length = 0;
    if (!IsWindowVisible(window)) return TRUE;
    SendMessageTimeoutW(window, WM_GETTEXT, 2048, (LPARAM)text, SMTO_ABORTIFHUNG, 1000, &length);
    if (length && WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, sizeof bytes, NULL, NULL)) puts(bytes);
    if (!inside) EnumChildWindows(window, one, TRUE);
    return TRUE;
}

int main(void) {
    EnumWindows(one, FALSE);
    return 0;
}
