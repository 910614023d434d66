"""How work runs: lanes (threads) and child processes. Knows nothing of photos."""
