/* qinbao.exe (a window) and qinbao-cli.exe (-DCONSOLE: prints): the Python beside it runs the program. Where a file of it
 * is missing or damaged, a sentence says so: nobody who double-clicks sees what Python complains of. */
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

typedef int (*py_main)(int, wchar_t **);
enum { BROKEN = 1, TITLE = 2 };
#define BEGUN L"QINBAO_BEGUN"

/* Python has begun, and so has the program, unless a file of it cannot be loaded. What else is wrong with it is read by
 * those who can mend it, where they can read anything. */
static const wchar_t program[] =
    L"import nt, sys\n"
    L"nt.putenv('QINBAO_BEGUN', 'yes')\n"
    L"try:\n"
    L"    from qinbao.cli import main\n"
    L"    code = main()\n"
    L"except Exception as error:\n"
    L"    if sys.stderr and not isinstance(error, ImportError):\n"
    L"        raise\n"
    L"    nt.unsetenv('QINBAO_BEGUN')\n"
    L"    code = 1\n"
    L"sys.exit(code)\n";

/* Where to look for libraries: beside this program and in Windows, never in the folder it was started from. */
static py_main python(void) {
    static wchar_t path[32768];
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    DWORD length = GetModuleFileNameW(NULL, path, 32000);
    wchar_t *end = length && length < 32000 ? wcsrchr(path, L'\\') : NULL;
    if (!end) return NULL;
    wcscpy(end + 1, L"python313.dll");
    HMODULE library = LoadLibraryExW(path, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    return library ? (py_main)(void *)GetProcAddress(library, "Py_Main") : NULL;
}

static int broken(void) {
    wchar_t sentence[256], title[64];
    LoadStringW(NULL, BROKEN, sentence, 256);
    LoadStringW(NULL, TITLE, title, 64);
#ifdef CONSOLE
    HANDLE out = GetStdHandle(STD_ERROR_HANDLE);
    DWORD done;
    wcscat(sentence, L"\r\n");
    if (!WriteConsoleW(out, sentence, (DWORD)wcslen(sentence), &done, NULL)) {
        char bytes[1024];
        int size = WideCharToMultiByte(CP_UTF8, 0, sentence, -1, bytes, sizeof bytes, NULL, NULL);
        WriteFile(out, bytes, size ? size - 1 : 0, &done, NULL);
    }
#else
    MessageBoxW(NULL, sentence, title, MB_OK | MB_ICONWARNING);
#endif
    return 1;
}

static void ended(void) {
    if (!GetEnvironmentVariableW(BEGUN, NULL, 0)) broken();
}

/* Python ends the process itself, also where it cannot begin: it is the end of its own C library that is heard. */
static void hear_the_end(void) {
    HMODULE runtime = GetModuleHandleW(L"ucrtbase.dll");
    int (*at_exit)(void (*)(void)) = runtime ? (void *)GetProcAddress(runtime, "_crt_atexit") : NULL;
    SetEnvironmentVariableW(BEGUN, NULL);
    if (at_exit) at_exit(ended);
}

/* Whether this is a module of the program that it runs by itself: `-P -s -m qinbao.check.trial`. */
static int module(int argc, wchar_t **argv) {
    return argc > 4 && !wcscmp(argv[1], L"-P") && !wcscmp(argv[2], L"-s") && !wcscmp(argv[3], L"-m")
        && !wcsncmp(argv[4], L"qinbao.", 7);
}

static int start(int argc, wchar_t **argv) {
    static const wchar_t *const ours[] = {L"-X", L"utf8", L"-c", program};
    const BOOL alone = module(argc, argv);
    const int more = alone ? 2 : 4;
    py_main run = python();
    if (!run) return broken();
    /* A helper that the program started by itself (multiprocessing) gets Python's own arguments. */
    if (argc > 1 && !wcscmp(argv[argc - 1], L"--multiprocessing-fork")) return run(argc, argv);
    wchar_t **words = calloc(argc + more + 1, sizeof *words);
    if (!words) return 1;
    words[0] = argv[0];
    for (int i = 0; i < more; i++) words[i + 1] = (wchar_t *)ours[i];
    for (int i = 1; i < argc; i++) words[i + more] = argv[i];
    if (!alone) hear_the_end();
    return run(argc + more, words);
}

#ifdef CONSOLE
int wmain(int argc, wchar_t **argv) { return start(argc, argv); }
#else
int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, LPWSTR line, int show) {
    (void)self, (void)before, (void)line, (void)show;
    return start(__argc, __wargv);
}
#endif
