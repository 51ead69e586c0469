# Answers in one sentence.

answers-told = You told us: { $answers }.
answers-none = You told us nothing so far.
