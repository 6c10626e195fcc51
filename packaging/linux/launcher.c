/* qinbao: tells the Python in `lib` beside it where everything is and what to run.
 *
 *     qinbao ARGS                        as `python -m qinbao ARGS`
 *     qinbao -P -s -m MODULE ARGS        a module by itself: what the program and the kiosk's scripts start
 *     qinbao … -c "from multiprocessing…" ARGS      what Python starts where several processes work for one
 *
 * Modules are looked for in `lib` and nowhere else: no variable, no folder of the person and no other Python of the
 * machine changes that. Only PYTHONMALLOC is heard, by which a kiosk has freed memory overwritten.
 */
#include <Python.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void done(PyStatus status) {
    if (PyStatus_Exception(status)) Py_ExitStatusException(status);
}

static void before(void) {
    PyPreConfig config;
    PyPreConfig_InitPythonConfig(&config);
    config.isolated = 1;
    config.use_environment = 0;
    const char *asked = getenv("PYTHONMALLOC");
    if (asked && !strcmp(asked, "malloc")) config.allocator = PYMEM_ALLOCATOR_MALLOC;
    done(Py_PreInitialize(&config));
}

/* Where this file is, whatever link it was started by; its name is replaced by another. */
static char *beside(const char *name) {
    static char path[PATH_MAX + 16];
    const ssize_t length = readlink("/proc/self/exe", path, PATH_MAX);
    if (length <= 0) done(PyStatus_Error("/proc is missing"));
    path[length] = '\0';
    strcpy(strrchr(path, '/') + 1, name);
    return path;
}

/* Where the module or the code is that shall run instead of the whole program; 0: nowhere. Python's flags stand before it. */
static int alone(int argc, char **argv) {
    static const char spawned[] = "from multiprocessing.";
    int at = 1;
    while (at < argc && argv[at][0] == '-' && argv[at][1] && strspn(argv[at] + 1, "BEIOPSs") == strlen(argv[at] + 1)) at++;
    if (at + 1 >= argc) return 0;
    if (!strcmp(argv[at], "-m")) return at + 1;
    return !strcmp(argv[at], "-c") && !strncmp(argv[at + 1], spawned, strlen(spawned)) ? at + 1 : 0;
}

int main(int argc, char **argv) {
    const int own = alone(argc, argv);

    before();
    PyConfig config;
    PyConfig_InitPythonConfig(&config);
    config.isolated = 1;
    config.use_environment = 0;
    config.parse_argv = 0;
    config.site_import = 0;
    config.write_bytecode = 0;
    config.optimization_level = 2;
    config.pathconfig_warnings = 0;
    done(PyConfig_SetBytesArgv(&config, argc - own, argv + own));
    if (own) done(PyConfig_SetBytesString(&config, argv[own - 1][1] == 'm' ? &config.run_module : &config.run_command, argv[own]));
    else done(PyConfig_SetString(&config, &config.run_command, L"from qinbao.cli import main; raise SystemExit(main())"));
    done(PyConfig_SetBytesString(&config, &config.executable, beside("qinbao")));
    wchar_t *library = Py_DecodeLocale(beside("lib"), NULL);
    if (!library) done(PyStatus_NoMemory());
    config.module_search_paths_set = 1;
    done(PyWideStringList_Append(&config.module_search_paths, library));
    PyMem_RawFree(library);
    done(Py_InitializeFromConfig(&config));
    PyConfig_Clear(&config);
    return Py_RunMain();
}
