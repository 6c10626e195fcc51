"""Behind the PIN: whoever looks after the kiosk."""
