"""What holds for any history at all."""
