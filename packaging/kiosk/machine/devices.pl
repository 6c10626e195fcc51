# What scanner.pl and crowd.pl begin with: devices inside the machine that somebody touches and types on (uinput).
use strict;
use Fcntl;
my ($key, $absolute, $report) = (1, 3, 0);
my $touch = 330;

# linux/input-event-codes.h: ABS_X, ABS_Y, ABS_MT_SLOT, ABS_MT_POSITION_X, ABS_MT_POSITION_Y, ABS_MT_TRACKING_ID
my ($x_axis, $y_axis, $slot, $x_of, $y_of, $finger) = (0, 1, 0x2f, 0x35, 0x36, 0x39);
my $fingers = 0;

# device NAME PANEL KEY…: its keys by their numbers; a PANEL lies on the screen and tells where it is touched.
# linux/uinput.h: UI_SET_EVBIT, UI_SET_KEYBIT, UI_SET_ABSBIT, UI_SET_PROPBIT, UI_DEV_CREATE
sub device {
    my ($name, $panel, @keys) = @_;
    sysopen(my $made, "/dev/uinput", O_WRONLY) || die "uinput: $!";
    ioctl($made, 0x40045564, $key) || die;
    ioctl($made, 0x40045565, $_) || die for @keys;
    if ($panel) {
        ioctl($made, 0x40045564, $absolute) || die;
        ioctl($made, 0x40045567, $_) || die for $x_axis, $y_axis, $slot, $x_of, $y_of, $finger;
        ioctl($made, 0x4004556e, 1) || die;
    }
    my @most = (0) x 256;
    @most[$x_axis, $y_axis, $slot, $x_of, $y_of, $finger] = (32767, 32767, 9, 32767, 32767, 65535) if $panel;
    syswrite($made, pack("a80 S4 L l256", $name, 3, 0x0c2e, 0x0b61 + $panel, 1, 0, @most)) || die;
    ioctl($made, 0x5501, 0) || die;
    return $made;
}

sub event { my $to = shift; syswrite($to, pack("q2 S2 l", 0, 0, @$_)) || die for @_, [$report, 0, 0] }
sub rest { select(undef, undef, undef, $_[0]) }

# touched PANEL X Y [TO]: a finger, down and up again; X and Y are parts of the screen. With TO it slides there before: another Y.
sub touched {
    my ($on, $x, $y, $to) = @_;
    my $id = ++$fingers % 65536;
    event($on, [$absolute, $slot, 0], [$absolute, $finger, $id], at_place($x, $y), [$key, $touch, 1]);
    rest(0.08);
    if (defined $to) {
        for my $part (1 .. 20) { event($on, at_place($x, $y + ($to - $y) * $part / 20)); rest(0.03) }
    }
    event($on, [$absolute, $finger, -1], [$key, $touch, 0]);
}

sub at_place {
    my ($across, $down) = map { int($_ * 32767) } @_;
    return map { [$absolute, @$_] } [$x_of, $across], [$y_of, $down], [$x_axis, $across], [$y_axis, $down];
}

# Ten keys in a tenth of a second, as a scanner does.
sub type {
    my $on = shift;
    for my $one (@_) {
        for my $down (1, 0) { event($on, [$key, $one, $down]); rest(0.005) }
    }
}
