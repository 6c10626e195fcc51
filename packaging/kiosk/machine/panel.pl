# panel.pl FIFO: inside the machine, after devices.pl, a touch panel. Each line of FIFO is a touch: X Y or X Y TO, as for touched.
my ($fifo) = @ARGV;
my $panel = device("panel", 1, $touch);
open(my $lines, "+<", $fifo) || die "$fifo: $!"; # both ways: it has no end
while (<$lines>) { touched($panel, split) }
