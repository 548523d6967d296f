"""Looking into files: words and page pictures, made by child processes that may fail without harm."""
