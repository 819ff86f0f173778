"""One stored line of every version of every fact ever landed, and the test that reads them."""
