"""The file of a case (案卷) as one book: cover, contents, every paper with its page numbers, note; bound on demand."""
