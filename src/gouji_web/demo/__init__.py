"""示例: a county with a finance bureau, departments and units, so that a newcomer sees everything at once. All invented."""
