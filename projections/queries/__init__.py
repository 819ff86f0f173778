"""What pages, reports and reminders may ask. Every query takes the viewer."""
