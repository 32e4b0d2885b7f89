"""What two sentences have in common: the evidence that links, coverage and event verdicts rest on.

`parts` reads one sentence, `pairs` compares all sentences of two documents,
`model` weighs the evidence with fitted weights.
"""
