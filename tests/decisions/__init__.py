"""Every rule, told as: given these facts, when somebody decides this, then that happens."""
