"""One schema per decision: the form, the JSON and the words around them."""
