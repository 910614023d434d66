"""Main functions for child processes of tests."""

import os
import time


def echo(connection, *args):
    connection.send(("args", args))
    while True:
        message = connection.recv()
        if message == "die":
            os._exit(3)
        if message == "fail":
            raise ValueError("as you wished")
        connection.send(("echo", message))


def hang(connection):
    connection.send("hanging")
    while True:
        time.sleep(60)
