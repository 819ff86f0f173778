"""Pages in a real Chromium: the whole journey, the keyboard alone, and every page with axe-core."""
