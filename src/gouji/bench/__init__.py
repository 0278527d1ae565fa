"""量度: measures recognition and checks against labelled files; each module names its file format and its rules."""
