"""How the parts are put together: settings, wiring, and every command."""
