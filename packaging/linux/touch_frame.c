/* touch_frame.so: loaded into cage 0.1, the one of Debian 12, by packaging/kiosk/compositor.
 *
 * A touch is whole when the compositor says so (wl_touch.frame), and Qt waits for that. cage 0.1 never does: with a touch
 * panel nothing on the screen would answer. cage 0.2 does (its commit 7ec7e3d). Here it is said after each call of wlroots
 * that cage makes for a finger: once too often is no harm, for wlroots says it only where something is waiting for it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>

struct wlr_seat;
struct wlr_surface;

/* Only cage is to be changed, and nothing that it starts. */
__attribute__((constructor)) static void alone(void) { unsetenv("LD_PRELOAD"); }

static void whole(struct wlr_seat *seat) {
    void (*frame)(struct wlr_seat *) = dlsym(RTLD_DEFAULT, "wlr_seat_touch_notify_frame");
    if (frame) frame(seat);
}

uint32_t wlr_seat_touch_notify_down(
    struct wlr_seat *seat, struct wlr_surface *surface, uint32_t time, int32_t id, double x, double y) {
    uint32_t (*down)(struct wlr_seat *, struct wlr_surface *, uint32_t, int32_t, double, double) =
        dlsym(RTLD_NEXT, "wlr_seat_touch_notify_down");
    uint32_t serial = down(seat, surface, time, id, x, y);
    whole(seat);
    return serial;
}

void wlr_seat_touch_notify_up(struct wlr_seat *seat, uint32_t time, int32_t id) {
    void (*up)(struct wlr_seat *, uint32_t, int32_t) = dlsym(RTLD_NEXT, "wlr_seat_touch_notify_up");
    up(seat, time, id);
    whole(seat);
}

void wlr_seat_touch_notify_motion(struct wlr_seat *seat, uint32_t time, int32_t id, double x, double y) {
    void (*motion)(struct wlr_seat *, uint32_t, int32_t, double, double) = dlsym(RTLD_NEXT, "wlr_seat_touch_notify_motion");
    motion(seat, time, id, x, y);
    whole(seat);
}
