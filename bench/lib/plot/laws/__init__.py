"""The tutorial of a folder that `rdmark laws run` has written: a page for each law."""
