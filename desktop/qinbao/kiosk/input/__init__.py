"""What reaches the program from hands, keyboards and scanners, and what must not."""
