"""One module a command: NAME, HELP, configure(parser) and run(arguments) -> exit code."""
