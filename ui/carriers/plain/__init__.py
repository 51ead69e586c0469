"""The small version: pages without scripts. The visit waits in memory under a key that no one can guess."""
