// What a terminal tells of itself: `ioctl(2)` and `open(2)` are variadic.
#ifndef RDMARK_TERMINALSIZE_H
#define RDMARK_TERMINALSIZE_H

/// Opens for reading, without waiting and without making it the controlling terminal. Returns -1 with errno.
int chost_open_readable(const char *path);

/// `ioctl(TIOCGWINSZ)`: columns, or 0 where the descriptor is no terminal or does not say.
int chost_terminal_columns(int descriptor);

#endif
