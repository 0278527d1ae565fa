"""The flows, each on one screen, each a module that imports only what it needs. Start reading at ``checking``."""
