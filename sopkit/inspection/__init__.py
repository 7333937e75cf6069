"""Lints texts, one or many together: loads SOPs, asks the rules that settings choose, sets aside what is waived.

What is found of a text by itself can be kept as plain values, and what rules say of it among others is added without
the text. Knows no terminal and no format of a report. The day comes in; so do the settings.

`inspector` asks; `values` are what it gives, and `plain` writes them down, for those who need not load the rules.
"""
