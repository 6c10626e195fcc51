# perl scanner.pl TEXT: inside the machine, a scanner that types TEXT and Enter, ten letters in a tenth of a second by the
# machine's own clock. From outside no keyboard can keep that time: the emulated clock runs fast and slow by turns.
use strict;
use Fcntl;
my @rows = ([2, "1234567890"], [16, "qwertyuiop"], [30, "asdfghjkl"], [44, "zxcvbnm"], [12, "-"]);
my %code = map { my ($first, $letters) = @$_; my $at = 0; map { $_ => $first + $at++ } split //, $letters } @rows;
my @keys = ((map { $code{$_} || die "no key $_" } split //, lc $ARGV[0]), 28);
my ($key, $report) = (1, 0);
sysopen(my $device, "/dev/uinput", O_WRONLY) || die "uinput: $!";
ioctl($device, 0x40045564, $key) || die; # linux/uinput.h: UI_SET_EVBIT, UI_SET_KEYBIT, UI_DEV_CREATE
ioctl($device, 0x40045565, $_) || die for 1 .. 88;
syswrite($device, pack("a80 S4 L l256", "scanner", 3, 0x0c2e, 0x0b61, 1)) || die;
ioctl($device, 0x5501, 0) || die;
sub pause { select(undef, undef, undef, $_[0]) }
sub event { syswrite($device, pack("q2 S2 l", 0, 0, @_)) || die }
pause(3);
for my $one (@keys) {
    for my $down (1, 0) {
        event($key, $one, $down);
        event($report, 0, 0);
        pause(0.005);
    }
}
pause(2);
