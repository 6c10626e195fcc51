# perl scanner.pl KEY…: inside the machine, a scanner that presses these keys (by their numbers), ten in a tenth of a second
# by the machine's own clock. From outside no keyboard can keep that time: the emulated clock runs fast and slow by turns.
use strict;
use Fcntl;
my ($key, $report) = (1, 0);
sysopen(my $device, "/dev/uinput", O_WRONLY) || die "uinput: $!";
ioctl($device, 0x40045564, $key) || die; # linux/uinput.h: UI_SET_EVBIT, UI_SET_KEYBIT, UI_DEV_CREATE
ioctl($device, 0x40045565, $_) || die for 1 .. 88;
syswrite($device, pack("a80 S4 L l256", "scanner", 3, 0x0c2e, 0x0b61, 1)) || die;
ioctl($device, 0x5501, 0) || die;
sub pause { select(undef, undef, undef, $_[0]) }
sub event { syswrite($device, pack("q2 S2 l", 0, 0, @_)) || die }
pause(3);
for my $one (@ARGV) {
    for my $down (1, 0) {
        event($key, $one, $down);
        event($report, 0, 0);
        pause(0.005);
    }
}
pause(2);
