# crowd.pl SEED SECONDS TRAY CODE…: inside the machine, after devices.pl, people at the kiosk, one after the other, for so many
# seconds of the machine's own clock, by a touch panel and a scanner that types. TRAY: where the sheets come out. A code: the
# numbers of its keys, with commas between. Prints one line for each twentieth of the time: seconds since it was switched on,
# visits, touches, keys and sheets until then, the kiosk's process, and what that process (kB) and all of the kiosk (bytes)
# hold that no file is behind.
$| = 1;
my ($seed, $seconds, $tray, @codes) = @ARGV;
srand($seed);
my ($tab, $enter, $space) = (15, 28, 57);
# Where the button that leads on, 往下 and 马上清屏 are, as parts of the screen's width and height.
my @on = (0.18, 0.82);
my @down = (0.955, 0.69);
my @clear = (0.86, 0.94);
my ($visits, $touches, $typed, $told) = (0, 0, 0, 0);

my $panel = device("panel", 1, $touch);
my $scanner = device("scanner", 0, 1 .. 88);

sub sheets { return scalar(my @out = glob("$tray/*.pdf")) }
sub uptime { open(my $in, "<", "/proc/uptime") || die; return (split(" ", <$in>))[0] }
my $began = uptime();

sub pause {
    rest($_[0]);
    while ($told < 20 && uptime() - $began >= ($told + 1) * $seconds / 20) {
        $told++;
        chomp(my $pid = `systemctl show -p MainPID --value qinbao-kiosk.service`);
        chomp(my $program = `pgrep -x qinbao`);
        my ($own) = `cat /proc/$program/smaps_rollup` =~ /^Anonymous:\s+(\d+)/m;
        my ($all) = `cat /sys/fs/cgroup/system.slice/qinbao-kiosk.service/memory.stat` =~ /^anon (\d+)/m;
        print join(" ", int(uptime()), $visits, $touches, $typed, sheets(), "$pid/$program", $own, $all), "\n";
    }
}

sub at {
    $touches++;
    touched($panel, @_);
}

sub press { $typed += @_; type($scanner, @_) }

sub any { return $_[rand @_] }

sub act {
    my $what = rand 100;
    if    ($what < 50) { at(@on) }
    elsif ($what < 55) { at(@down) }
    elsif ($what < 65) { at(0.3, 0.2 + 0.5 * rand()) } # an answer
    elsif ($what < 80) { at(0.03 + 0.94 * rand(), 0.12 + 0.84 * rand()) }
    elsif ($what < 90) { press(any($tab, $tab, $enter, $space, 103, 105, 106, 108, 104, 109, 1)) }
    elsif ($what < 94) { press(16 + int rand 10) }
    elsif ($what < 97) { press((map { 2 + int rand 40 } 1 .. 30), $enter) } # nonsense before the scanner
    elsif ($what < 99) { for (1 .. 7) { at(0.01, 0.01); pause(0.3) } }
    else               { press(map { any($tab, 1, 59 .. 68, 28, 57, 14) } 1 .. 50) }
}

# Whoever came for a sheet goes on from page to page until it is in the tray.
sub fetch {
    my $before = sheets();
    for (1 .. 40) {
        at(@on);
        pause(2 + rand 2);
        last if sheets() > $before;
    }
}

until ($told == 20) {
    $visits++;
    at(0.5, 0.5);
    pause(3);
    if (rand() < 0.6) {
        press(split(/,/, any(@codes)));
        pause(4);
        fetch() if rand() < 0.3;
    }
    for (1 .. 6 + int rand 14) { act(); pause(1.5 + rand 4) }
    my $how = rand();
    at(@clear) if $how < 0.5;
    pause(300) if $how >= 0.6; # gone: asked after 180 s whether anybody is there, cleared 60 s later
    pause(rand 400);
}
