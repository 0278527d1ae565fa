"""核对文件: files come in, are checked outside the web process, and their findings are judged."""
