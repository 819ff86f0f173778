"""What runs by itself: the projector's process, reminders, and their delivery by e-mail."""
