# scanner.pl KEY…: inside the machine, after devices.pl, a scanner that presses these keys (by their numbers) by the machine's
# own clock. From outside no keyboard can keep that time: the emulated clock runs fast and slow by turns.
my $scanner = device("scanner", 0, 1 .. 88);
rest(3);
type($scanner, @ARGV);
rest(2);
